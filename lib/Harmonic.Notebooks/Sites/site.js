// Draws formulas, code colours and figures. The page reads without it: code is plain, figures are still pictures.
for (const math of document.querySelectorAll('.math')) {
  const display = math.tagName === 'DIV';
  const formula = math.textContent.trim().replace(/^\\[([]/, '').replace(/\\[)\]]$/, '');
  katex.render(formula, math, { displayMode: display, throwOnError: false });
}
for (const code of document.querySelectorAll('code[class^="language-"]')) {
  hljs.highlightElement(code);
}

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const isScale = value => Array.isArray(value) && value.length > 2 && Array.isArray(value[0]) && value[0].length === 2;
const darkened = value => {
  if (typeof value === 'string' && /^#([0-9a-f]{6}|[0-9a-f]{8})$/i.test(value)) {
    return (darkTheme.colors[value.slice(0, 7).toUpperCase()] ?? value.slice(0, 7)) + value.slice(7);
  }
  if (isScale(value)) {
    const stops = value.map(stop => stop[1]).join();
    return darkTheme.scales.find(([known]) => known.join() === stops)?.[1] ?? value;
  }
  if (Array.isArray(value)) return value.map(darkened);
  if (value instanceof Object) return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, darkened(part)]));
  return value;
};

// A browser keeps about sixteen WebGL pictures at a time, so figures far from the view give theirs back.
const still = new Map();
const parsed = id => JSON.parse(document.getElementById(id)?.textContent ?? 'null');
// A figure with sliders: what the chosen values change of the first document.
const chosen = host => {
  const now = parsed(`${host.id}-data`);
  for (const [path, ...value] of host.changes ?? []) {
    const place = path.slice(0, -1).reduce((inner, step) => inner[step], now);
    if (value.length) place[path.at(-1)] = value[0];
    else delete place[path.at(-1)];
  }
  return now;
};
const draw = host => {
  let { data, layout, narrow, config } = chosen(host);
  if (narrow && host.clientWidth < layout.width) layout = narrow;
  if (prefersDark.matches) {
    [data, layout] = [darkened(data), { ...darkened(layout), template: darkTheme.template }];
  }
  if (!still.has(host)) {
    still.set(host, [...host.childNodes]);
    host.replaceChildren();
  }
  host.style.minHeight = `${layout.height}px`;
  Plotly.react(host, data, { ...layout, uirevision: 'kept' }, config);
};
const erase = host => {
  Plotly.purge(host);
  host.replaceChildren(...still.get(host));
  still.delete(host);
};
const watcher = new IntersectionObserver(entries => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting && !still.has(target)) draw(target);
    if (!isIntersecting && still.has(target)) erase(target);
  }
}, { rootMargin: '600px' });
document.querySelectorAll('.figure').forEach(figure => watcher.observe(figure));
prefersDark.addEventListener('change', () => [...still.keys()].forEach(host => { erase(host); draw(host); }));

for (const sliders of document.querySelectorAll('.sliders')) {
  const host = document.getElementById(sliders.dataset.figure);
  const inputs = [...sliders.querySelectorAll('input')];
  const figures = parsed(`${host.id}-changes`);
  sliders.addEventListener('input', () => {
    let place = 0;
    for (const input of inputs) {
      const values = JSON.parse(input.dataset.values);
      place = place * values.length + Number(input.value);
      input.nextElementSibling.textContent = values[input.value];
    }
    host.changes = figures[place];
    if (still.has(host)) draw(host);
  });
}
