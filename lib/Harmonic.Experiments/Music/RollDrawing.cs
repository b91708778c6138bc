using System.Runtime.InteropServices;
using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Music;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>What an autoencoder draws, as notes: a note begins where the decoder finds it more likely than a threshold.</summary>
public sealed class RollDrawing
{
    private const int AtOnce = 512;
    private readonly ImageAutoencoder model;
    private readonly PhraseShape shape;

    private RollDrawing(ImageAutoencoder model, PhraseShape shape, double threshold) =>
        (this.model, this.shape, Threshold) = (model, shape, threshold);

    /// <summary>How likely a note must be, in (0, 1).</summary>
    public double Threshold { get; }

    /// <summary>An autoencoder with the threshold that finds the most notes of phrases of training, by F1.</summary>
    /// <param name="model">The autoencoder.</param>
    /// <param name="phrases">Phrases of training, all of one shape.</param>
    public static RollDrawing Calibrated(ImageAutoencoder model, IReadOnlyList<SongPhrase> phrases)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(phrases);
        var shape = new PhraseShape(phrases[0].Shape.Height, phrases[0].Shape.Width);
        var wanted = phrases.Select(phrase => PhraseFeatures.Onsets(phrase.Roll)).ToArray();
        var drawing = new RollDrawing(model, shape, 0.5);
        var likely = drawing.Likelihoods(drawing.Codes(phrases));
        var best = Enumerable
            .Range(2, 16)
            .Select(twentieth => twentieth / 20.0)
            .MaxBy(threshold =>
                Enumerable
                    .Range(0, wanted.Length)
                    .Aggregate(default(NoteScore), (sum, i) => sum + NoteScore.Of(Notes(likely, i, threshold), wanted[i]))
                    .F1
            );
        return new RollDrawing(model, shape, best);
    }

    /// <summary>Codes of phrases (n × D).</summary>
    public float[,] Codes(IReadOnlyList<IImage> images) => Encoding.Of(model.Encoder, images);

    /// <summary>How likely each pixel is lit (n × 2 × pitches × steps).</summary>
    public float[][,,] Likelihoods(float[,] codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        using var mode = EvaluationMode.Of(model);
        using var _ = inference_mode();
        using var scope = NewDisposeScope();
        var all = new List<float[,,]>();
        var rows = tensor(codes).to(model.parameters().FirstOrDefault()?.device ?? CPU);
        for (long first = 0; first < rows.size(0); first += AtOnce)
        {
            using var part = NewDisposeScope();
            var lit = model.Decoder.call(rows.narrow(0, first, Math.Min(AtOnce, rows.size(0) - first))).sigmoid().cpu().contiguous();
            var numbers = lit.data<float>().ToArray();
            var each = PhraseShape.Channels * shape.Pitches * shape.Steps;
            for (var place = 0; place < numbers.Length; place += each)
            {
                var roll = new float[PhraseShape.Channels, shape.Pitches, shape.Steps];
                numbers.AsSpan(place, each).CopyTo(MemoryMarshal.CreateSpan(ref roll[0, 0, 0], each));
                all.Add(roll);
            }
        }
        return [.. all];
    }

    /// <summary>The beginnings of notes that each code stands for, by steps and rows.</summary>
    public IReadOnlyList<(int Step, int Row)[]> Notes(float[,] codes)
    {
        var likely = Likelihoods(codes);
        return [.. Enumerable.Range(0, likely.Length).Select(place => Notes(likely, place, Threshold))];
    }

    /// <summary>The notes with their lengths, to be heard: each sounds as long as the decoder finds it likely to.</summary>
    /// <param name="likely">What was drawn of a code.</param>
    public IReadOnlyList<SongNote> Played(float[,,] likely)
    {
        ArgumentNullException.ThrowIfNull(likely);
        return
        [
            .. Notes([likely], 0, Threshold)
                .Select(note =>
                {
                    var end = note.Step + 1;
                    while (end < shape.Steps && likely[1, note.Row, end] > 0.5 && likely[0, note.Row, end] <= Threshold)
                    {
                        end++;
                    }
                    return new SongNote(SongPart.Piano, shape.Top - note.Row, note.Step, end - note.Step);
                }),
        ];
    }

    private static (int Step, int Row)[] Notes(float[][,,] likely, int place, double threshold)
    {
        var (roll, notes) = (likely[place], new List<(int Step, int Row)>());
        for (var row = 0; row < roll.GetLength(1); row++)
        {
            for (var step = 0; step < roll.GetLength(2); step++)
            {
                if (roll[0, row, step] > threshold)
                {
                    notes.Add((step, row));
                }
            }
        }
        return [.. notes];
    }
}
