using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Harmonic.Figures.Browser;

/// <summary>
/// Draws plotly.js documents as SVG, PDF or PNG in a browser without a window. One browser draws any number of figures, one after the
/// other; it starts with the first and ends when this object is disposed or the process ends.
/// </summary>
internal sealed class FigureRenderer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _turn = new(1);
    private HeadlessBrowser? _browser;
    private BrowserPage? _page;

    /// <summary>The browser, once a figure has been drawn.</summary>
    internal HeadlessBrowser? Browser => _browser;

    /// <summary>Draws one figure.</summary>
    /// <param name="figure">A plotly.js document, with or without a theme.</param>
    /// <param name="format">The kind of picture.</param>
    /// <param name="options">How it looks and how large it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The contents of the file.</returns>
    /// <exception cref="ExportException">There is no browser or no plotly.js, or the figure cannot be drawn.</exception>
    public async Task<byte[]> RenderAsync(
        JsonObject figure,
        ExportFormat format,
        FigureFileOptions options,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(options);
        var dressed = options.Theme.Apply(figure, options.Width, options.Height);

        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            return await DrawAsync(dressed, format, options, limit.Token).ConfigureAwait(false);
        }
        catch (ExportException) when (_browser is { HasEnded: true })
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            await CloseAsync().ConfigureAwait(false);
            throw new ExportException($"The browser did not draw the figure within {Patience.TotalSeconds} seconds.");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the browser and removes what it left on disk. A later figure starts another.</summary>
    public async Task CloseAsync()
    {
        var browser = Interlocked.Exchange(ref _browser, null);
        _page = null;
        if (browser is not null)
        {
            await browser.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends the browser for good.</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private async Task<byte[]> DrawAsync(JsonObject figure, ExportFormat format, FigureFileOptions options, CancellationToken cancellation)
    {
        var page = _page ??= await OpenAsync(cancellation).ConfigureAwait(false);
        var kind = format == ExportFormat.Png ? "png" : "svg";
        var call = string.Create(
            CultureInfo.InvariantCulture,
            $"harmonicDraw({figure.ToJsonString()}, '{kind}', {options.Resolution}, {options.Theme.PixelsPerInch})"
        );
        var drawn = await page.EvaluateAsync(call, cancellation).ConfigureAwait(false)
            ?? throw new ExportException("plotly.js drew nothing.");
        if (format == ExportFormat.Png)
        {
            return PngResolution.Write(
                Convert.FromBase64String(drawn[(drawn.IndexOf(',', StringComparison.Ordinal) + 1)..]),
                options.Resolution
            );
        }

        if (format == ExportFormat.Svg)
        {
            return Encoding.UTF8.GetBytes(drawn);
        }

        await page.EvaluateAsync("harmonicShowForPrint()", cancellation).ConfigureAwait(false);
        return await page.PrintAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<BrowserPage> OpenAsync(CancellationToken cancellation)
    {
        var plotly = PlotlyLibrary.Script();
        await CloseAsync().ConfigureAwait(false);
        _browser = HeadlessBrowser.Start();
        var page = await BrowserPage.OpenAsync(_browser.Pipe, cancellation).ConfigureAwait(false);
        await page.EvaluateAsync(plotly + "\n;''", cancellation).ConfigureAwait(false);
        await page.EvaluateAsync(EmbeddedText.Read("draw.js"), cancellation).ConfigureAwait(false);
        return page;
    }
}
