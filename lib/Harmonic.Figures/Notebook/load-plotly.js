  const load = url => new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = url;
    const define = window.define; // where a page has a module loader, as the classic notebook does, plotly.js would go to it
    window.define = undefined;
    script.onload = () => { window.define = define; window.Plotly ? done() : failed(); };
    script.onerror = () => { window.define = define; failed(); };
    document.head.append(script);
  });
  const places = () => {
    const page = document.getElementById('jupyter-config-data');
    const base = document.body.dataset.baseUrl ?? (page && JSON.parse(page.textContent).baseUrl);
    const kernels = new Set([window.Jupyter?.notebook?.kernel?.name, '.net-csharp', 'harmonic-csharp']);
    const served = base ? [...kernels].filter(Boolean).map(kernel => `${base}kernelspecs/${encodeURIComponent(kernel)}/plotly.min.js`) : [];
    return [...served, 'https://cdn.jsdelivr.net/npm/plotly.js-dist-min@{{version}}/plotly.min.js'];
  };
  window.harmonicPlotly ??= (async () => {
    for (const place of window.Plotly ? [] : places()) {
      try { await load(place); break; } catch { }
    }
    if (!window.Plotly) throw new Error('plotly.js could not be loaded, neither from the kernel nor from the network.');
  })();
