using Harmonic.Figures.Browser;

namespace Harmonic.Figures.Tests;

/// <summary>One browser for a class of tests.</summary>
public sealed class RendererFixture : IAsyncDisposable
{
    /// <summary>The renderer that keeps it.</summary>
    internal FigureRenderer Renderer { get; } = new();

    /// <summary>Ends the browser.</summary>
    public ValueTask DisposeAsync() => Renderer.DisposeAsync();
}
