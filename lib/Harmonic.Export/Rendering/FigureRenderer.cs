using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Harmonic.Export.Browser;

namespace Harmonic.Export;

/// <summary>
/// Draws plotly.js documents as SVG, PDF or PNG in a browser without a window. One browser draws any number of figures, one after the
/// other; it starts with the first and ends when this object is disposed or the process ends.
/// </summary>
public sealed class FigureRenderer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _turn = new(1);
    private HeadlessBrowser? _browser;
    private BrowserPage? _page;

    /// <summary>Whether a browser is installed and plotly.js is restored, so that figures can be drawn.</summary>
    public static bool IsAvailable
    {
        get
        {
            try
            {
                return File.Exists(PlotlyLibrary.Find()) && BrowserLocator.TryFind() is not null;
            }
            catch (ExportException)
            {
                return false;
            }
        }
    }

    /// <summary>Draws one figure at the size its layout states.</summary>
    /// <param name="figure">A plotly.js document that states <c>layout.width</c> and <c>layout.height</c>, as <see cref="Theme.Apply"/> leaves it.</param>
    /// <param name="format">The kind of picture.</param>
    /// <param name="resolution">Points per inch of a PNG, and of those parts of a vector file that WebGL draws; 36 to 1200.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The contents of the file.</returns>
    /// <exception cref="ExportException">There is no browser or no plotly.js, or the figure cannot be drawn.</exception>
    public async Task<byte[]> RenderAsync(JsonObject figure, ExportFormat format, int resolution = 300, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (resolution is < 36 or > 1200)
        {
            throw new ExportException($"A resolution of {resolution} points per inch is out of range: it lies between 36 and 1200.");
        }

        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            return await DrawAsync(figure, format, resolution, limit.Token).ConfigureAwait(false);
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

    private async Task<byte[]> DrawAsync(JsonObject figure, ExportFormat format, int resolution, CancellationToken cancellation)
    {
        var page = _page ??= await OpenAsync(cancellation).ConfigureAwait(false);
        var scale = (resolution / 96.0).ToString("0.####", CultureInfo.InvariantCulture);
        var kind = format == ExportFormat.Png ? "png" : "svg";
        var drawn = await page.EvaluateAsync($"harmonicDraw({figure.ToJsonString()}, '{kind}', {scale})", cancellation).ConfigureAwait(false)
            ?? throw new ExportException("plotly.js drew nothing.");
        if (format == ExportFormat.Png)
        {
            return PngResolution.Write(Convert.FromBase64String(drawn[(drawn.IndexOf(',', StringComparison.Ordinal) + 1)..]), resolution);
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
        var plotly = await File.ReadAllTextAsync(PlotlyLibrary.Find(), cancellation).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        _browser = HeadlessBrowser.Start();
        var page = await BrowserPage.OpenAsync(_browser.Pipe, cancellation).ConfigureAwait(false);
        await page.EvaluateAsync(plotly + "\n;''", cancellation).ConfigureAwait(false);
        await page.EvaluateAsync(EmbeddedText.Read("draw.js"), cancellation).ConfigureAwait(false);
        return page;
    }
}
