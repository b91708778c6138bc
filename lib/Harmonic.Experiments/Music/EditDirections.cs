using Harmonic.Music;

namespace Harmonic.Experiments;

/// <summary>Edits of codes by any part of four learned ones: so many semitones up or down, so many steps later or earlier.</summary>
public sealed class EditDirections
{
    private readonly int farthest;
    private readonly Dictionary<(int Pitch, int Time), IReadOnlyDictionary<string, Func<float[,], float[,]>>> edits;

    /// <summary>Learns the four.</summary>
    /// <param name="drawing">The autoencoder.</param>
    /// <param name="learned">Phrases of training.</param>
    /// <param name="farthest">The size of the four shifts, at least 1; smaller ones are parts of them.</param>
    public EditDirections(RollDrawing drawing, IReadOnlyList<SongPhrase> learned, int farthest = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(farthest, 1);
        this.farthest = farthest;
        (int, int)[] ends = [(farthest, 0), (-farthest, 0), (0, farthest), (0, -farthest)];
        edits = ends.ToDictionary(end => end, end => LatentEdit.Edits(drawing, learned, end.Item1, end.Item2));
    }

    /// <summary>Codes on the way to a shift: pitch first, then time.</summary>
    /// <param name="codes">n × D.</param>
    /// <param name="pitch">By how many semitones down.</param>
    /// <param name="time">By how many steps later.</param>
    /// <param name="way">One of <see cref="LatentEdit.Ways"/> but the last.</param>
    public float[,] Edited(float[,] codes, int pitch, int time, string way) =>
        Part(Part(codes, pitch, (farthest * Math.Sign(pitch), 0), way), time, (0, farthest * Math.Sign(time)), way);

    private float[,] Part(float[,] codes, int amount, (int Pitch, int Time) end, string way)
    {
        ArgumentNullException.ThrowIfNull(codes);
        if (amount == 0)
        {
            return codes;
        }
        var (whole, part) = (edits[end][way](codes), (float)Math.Abs(amount) / farthest);
        for (var row = 0; row < codes.GetLength(0); row++)
        {
            for (var latent = 0; latent < codes.GetLength(1); latent++)
            {
                whole[row, latent] = codes[row, latent] + part * (whole[row, latent] - codes[row, latent]);
            }
        }
        return whole;
    }
}
