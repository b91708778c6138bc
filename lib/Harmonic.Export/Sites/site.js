// Draws formulas, code colours and figures. The page reads without it: code is plain, figures are still pictures.
for (const math of document.querySelectorAll('.math')) {
  const display = math.tagName === 'DIV';
  const formula = math.textContent.trim().replace(/^\\[([]/, '').replace(/\\[)\]]$/, '');
  katex.render(formula, math, { displayMode: display, throwOnError: false });
}
for (const code of document.querySelectorAll('code[class^="language-"]')) {
  hljs.highlightElement(code);
}

// A browser keeps about sixteen WebGL pictures at a time, so figures far from the view give theirs back.
const still = new Map();
const draw = host => {
  const figure = JSON.parse(document.getElementById(`${host.id}-data`).textContent);
  still.set(host, [...host.childNodes]);
  host.replaceChildren();
  Plotly.newPlot(host, figure.data, figure.layout, figure.config);
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
