using Harmonic.Losses;

namespace Harmonic.Experiments;

/// <summary>The models whose codes are asked what they know of things that they were not trained on.</summary>
public static class TransferModels
{
    /// <summary>The name of the row that has no encoder.</summary>
    public const string Input = "the input itself";

    /// <summary>
    /// The input itself, whose numbers lie 24 an octave from 55 Hz, which for tones is where they are; then an untrained network, a plain
    /// autoencoder, the harmonic autoencoder's layers alone, with harmony, and with two things that are not harmony.
    /// </summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(
            Input,
            (size, _) => (new Unchanged(size), new HarmonyLoss(FrequencyGrid.EqualTempered(size, perOctave: 24))),
            StudyModels.Weights,
            Trained: false
        ),
        Known("untrained"),
        Known("plain"),
        Known("no counterexamples"),
        Known(StudyModels.Harmonic),
        Known("elements at random places"),
        Known("logistic on the code"),
    ];

    private static Control Known(string name) => Controls.Same.Concat(Controls.Baselines).Single(control => control.Name == name);
}
