using Harmonic.Data;

namespace Harmonic.Music;

/// <summary>
/// A window of a song: its pixels are those of <see cref="Roll"/>, but a shift cuts it anew, so that what comes in is what the song has
/// there and not zeros. Equal phrases have equal pixels, wherever they were cut.
/// </summary>
public sealed class SongPhrase : IImage, IEquatable<SongPhrase>
{
    private readonly PhraseShape shape;
    private readonly int top;

    private SongPhrase(Song song, PhraseShape shape, int start, int top)
    {
        (Song, this.shape, Start, this.top) = (song, shape, start, top);
        Roll = RollImage.Of(song.Sounding(start, start + shape.Steps), shape, start, top);
    }

    /// <summary>The song.</summary>
    public Song Song { get; }

    /// <summary>The step of the first column.</summary>
    public int Start { get; }

    /// <summary>The roll by itself, whose shifts bring in zeros.</summary>
    public RollImage Roll { get; }

    /// <inheritdoc/>
    public (int Channels, int Height, int Width) Shape => Roll.Shape;

    /// <summary>Cuts a window that begins at a step, with the pitches of the shape.</summary>
    public static SongPhrase Of(Song song, PhraseShape shape, int start)
    {
        ArgumentNullException.ThrowIfNull(song);
        ArgumentNullException.ThrowIfNull(shape);
        return new SongPhrase(song, shape, start, shape.Top);
    }

    /// <summary>The song's notes, moved down by <paramref name="dy"/> semitones and later by <paramref name="dx"/> steps, seen
    /// through the same window.</summary>
    public IImage Shifted(int dy, int dx) => new SongPhrase(Song, shape, Start - dx, top + dy);

    /// <inheritdoc/>
    public void CopyTo(Span<float> pixels) => Roll.CopyTo(pixels);

    /// <inheritdoc/>
    public bool Equals(SongPhrase? other) => other is not null && Roll.Equals(other.Roll);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SongPhrase);

    /// <inheritdoc/>
    public override int GetHashCode() => Roll.GetHashCode();
}
