// Runs in the browser that draws figures for files. plotly.js is loaded.
window.harmonicDraw = async (figure, format, scale) => {
  const config = { ...figure.config, staticPlot: true, plotGlPixelRatio: scale };
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const { width, height } = figure.layout;
  try {
    await Plotly.newPlot(host, figure.data, figure.layout, config);
    if (format === 'png') {
      return await Plotly.toImage(host, { format, width, height, scale });
    }
    const url = await Plotly.toImage(host, { format: 'svg', width, height });
    const root = new DOMParser().parseFromString(decodeURIComponent(url.slice(url.indexOf(',') + 1)), 'image/svg+xml').documentElement;
    // A file states its size in inches: drawing programs and LaTeX read plain numbers in units of their own.
    root.setAttribute('viewBox', `0 0 ${width} ${height}`);
    root.setAttribute('width', `${width / 96}in`);
    root.setAttribute('height', `${height / 96}in`);
    window.harmonicDrawn = { root, width, height, title: figure.layout.title?.text ?? '' };
    return new XMLSerializer().serializeToString(root);
  } finally {
    Plotly.purge(host);
    host.remove();
  }
};
window.harmonicShowForPrint = () => {
  const { root, width, height, title } = window.harmonicDrawn;
  const style = document.createElement('style');
  style.textContent = `@page { size: ${width / 96}in ${height / 96}in; margin: 0 }
    html, body { margin: 0; padding: 0 } svg { display: block; break-inside: avoid }`;
  document.title = title.replace(/<[^>]*>/g, '');
  document.body.replaceChildren(style, root);
};
''
