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
const draw = host => {
  let { data, layout, narrow, config } = JSON.parse(document.getElementById(`${host.id}-data`).textContent);
  if (narrow && host.clientWidth < layout.width) layout = narrow;
  if (prefersDark.matches) {
    [data, layout] = [darkened(data), { ...darkened(layout), template: darkTheme.template }];
  }
  still.set(host, [...host.childNodes]);
  host.replaceChildren();
  host.style.minHeight = `${layout.height}px`;
  Plotly.newPlot(host, data, layout, config);
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
