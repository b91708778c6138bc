// Runs in the browser that draws figures for files. plotly.js is loaded.
// A matrix is an image of one point a field. Many viewers of SVG and PDF blur it where a browser does not, so its points are multiplied.
const enlarge = async (image, scale) => {
  const source = new Image();
  source.src = image.getAttribute('href') ?? image.getAttribute('xlink:href');
  await source.decode();
  const times = Math.max(1, Math.ceil(image.getAttribute('width') * scale / source.naturalWidth));
  const canvas = Object.assign(document.createElement('canvas'), { width: source.naturalWidth * times, height: source.naturalHeight * times });
  const context = canvas.getContext('2d');
  context.imageSmoothingEnabled = false;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  image.removeAttribute('xlink:href');
  image.setAttribute('href', canvas.toDataURL('image/png'));
};
// Not Plotly.toImage, which makes every plot a second time and waits half a second for those that WebGL draws.
const toSvg = async (figure, scale) => {
  const host = document.createElement('div');
  host.style.cssText = 'position: absolute; left: -10000px';
  document.body.append(host);
  try {
    await Plotly.newPlot(host, figure.data, figure.layout, { ...figure.config, staticPlot: true, plotGlPixelRatio: scale });
    return Plotly.Snapshot.toSVG(host, 'svg', scale);
  } finally {
    Plotly.purge(host);
    host.remove();
  }
};
const toPng = async (root, width, height, scale) => {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(root))}`;
  await picture.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
};
window.harmonicDraw = async (figure, format, resolution, pixelsPerInch) => {
  const scale = resolution / pixelsPerInch;
  const { width, height } = figure.layout;
  const root = new DOMParser().parseFromString(await toSvg(figure, scale), 'image/svg+xml').documentElement;
  for (const image of root.querySelectorAll('image[style*="pixelated"]')) {
    await enlarge(image, scale);
  }
  // A file states its size in inches: drawing programs and LaTeX read plain numbers in units of their own.
  root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  root.setAttribute('width', `${width / pixelsPerInch}in`);
  root.setAttribute('height', `${height / pixelsPerInch}in`);
  if (format === 'png') return await toPng(root, width, height, scale);
  window.harmonicDrawn = { root, title: figure.layout.meta?.title ?? '' };
  return new XMLSerializer().serializeToString(root);
};
window.harmonicShowForPrint = () => {
  const { root, title } = window.harmonicDrawn;
  const style = document.createElement('style');
  style.textContent = `@page { size: ${root.getAttribute('width')} ${root.getAttribute('height')}; margin: 0 }
    html, body { margin: 0; padding: 0 } svg { display: block; break-inside: avoid }`;
  document.title = title.replace(/<[^>]*>/g, '');
  document.body.replaceChildren(style, root);
};
''
