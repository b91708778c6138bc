using System.Text.Json.Nodes;

namespace Harmonic.Figures.Browser;

/// <summary>
/// The one renderer of this process. A notebook saves a figure now and then: starting a browser for each would take a second, and
/// keeping one for hours would hold its memory, so it ends after some time without work.
/// </summary>
internal static class SharedRenderer
{
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(20);
    private static readonly FigureRenderer Renderer = new();
    private static readonly Timer Idle = new(_ => _ = Renderer.CloseAsync());

    /// <inheritdoc cref="FigureRenderer.RenderAsync"/>
    public static async Task<byte[]> RenderAsync(
        JsonObject figure,
        ExportFormat format,
        FigureFileOptions options,
        CancellationToken cancellation = default
    )
    {
        Idle.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            return await Renderer.RenderAsync(figure, format, options, cancellation).ConfigureAwait(false);
        }
        finally
        {
            Idle.Change(IdleTime, Timeout.InfiniteTimeSpan);
        }
    }
}
