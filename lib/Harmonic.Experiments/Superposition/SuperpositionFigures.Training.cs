using Harmonic.Data;
using Harmonic.Figures;
using Harmonic.Training;

namespace Harmonic.Experiments;

public static partial class SuperpositionFigures
{
    /// <summary>The weight of the harmony loss at each step, with its four phases.</summary>
    public static Figure Curriculum(HarmonicCurriculum curriculum)
    {
        ArgumentNullException.ThrowIfNull(curriculum);
        var stages = Enumerable.Range(0, curriculum.Steps).Select(step => curriculum.At(step)).ToList();
        var figure = new Figure("Curriculum")
        {
            Aspect = 0.35,
            Caption =
                "The weights λ_h and λ_d as parts of their target. Reconstruction alone; the harmony loss with a small weight; its weight "
                + "grows; the target, with counterexamples that are searched for.",
        };
        var panel = figure.Panel;
        (panel.X.Title, panel.Y.Title, panel.Y.Range, panel.Y.Ticks) = ("step", "part of the target", (-0.05, 1.25), [0, 0.5, 1]);
        panel.Add(new Line(Values.Range(0, stages.Count), stages.ConvertAll(stage => stage.Scale)) { Color = Colors.Blue });
        foreach (var phase in stages.Select((stage, step) => (stage.Phase, Step: step)).GroupBy(stage => stage.Phase))
        {
            var (first, last) = (phase.First().Step, phase.Last().Step);
            panel.AddText((first + last) / 2.0, 1.15, phase.Key.ToString().ToLowerInvariant());
            if (first > 0)
            {
                panel.AddVerticalLine(first);
            }
        }
        return figure;
    }

    /// <summary>Reconstruction error and harmony scores at each step of a run with harmony, averaged over a moving window.</summary>
    /// <param name="history">The run.</param>
    /// <param name="window">Steps in the moving average.</param>
    public static Figure Training(TrainingHistory history, int window = 25)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        var figure = new Figure("Training", columns: 2)
        {
            Aspect = 0.6,
            Caption =
                $"Means over {window} steps. Left: the reconstruction error of valid samples as a part of their power. Right: the harmony "
                + "score of valid samples and of counterexamples; the loss pulls them apart once its weight is no longer zero.",
        };
        var (error, scores) = (figure[0, 0], figure[0, 1]);
        (error.X.Title, error.Y.Title, error.Y.Log) = ("step", "reconstruction error", true);
        (scores.X.Title, scores.Y.Title, scores.Legend) = ("step", "harmony score", LegendPlace.Below);
        AddMean(error, history["reconstruction"], window, null, Colors.Blue);
        AddMean(scores, history["valid score"], window, "valid", Colors.Blue);
        AddMean(scores, history["invalid score"], window, "counterexamples", Colors.Vermillion);
        return figure;
    }

    /// <summary>Magnitude spectra, each a curve in a panel of its own under its name.</summary>
    /// <param name="title">What they are.</param>
    /// <param name="caption">What to look at.</param>
    /// <param name="bins">Their frequencies.</param>
    /// <param name="columns">Panels side by side.</param>
    /// <param name="spectra">Name, curve, and a second curve drawn dashed over it, if there is one.</param>
    public static Figure Spectra(
        string title,
        string caption,
        SpectrumBins bins,
        int columns,
        params (string Name, float[] Spectrum, float[]? Other)[] spectra
    )
    {
        ArgumentNullException.ThrowIfNull(bins);
        ArgumentNullException.ThrowIfNull(spectra);
        var rows = (spectra.Length + columns - 1) / columns;
        var figure = new Figure(title, Math.Max(1, rows), columns) { Aspect = 0.5, Caption = caption };
        var frequencies = Enumerable.Range(0, bins.Count).Select(bin => bins.Frequency(bin)).ToArray();
        for (var place = 0; place < spectra.Length; place++)
        {
            var panel = figure[place / columns, place % columns];
            (panel.Title, panel.X.Log) = (spectra[place].Name, true);
            panel.X.Title = place / columns == rows - 1 ? "frequency" : "";
            panel.X.Unit = place / columns == rows - 1 ? "Hz" : null;
            panel.Y.Title = place % columns == 0 ? "magnitude" : "";
            (panel.X.Ticks, panel.X.TickLabels) = ([55, 220, 880, 3520], ["55", "220", "880", "3520"]);
            panel.Add(new Line(frequencies, spectra[place].Spectrum) { Color = Colors.Blue, Width = 1.5 });
            if (spectra[place].Other is { } other)
            {
                panel.Add(
                    new Line(frequencies, other)
                    {
                        Color = Colors.Vermillion,
                        Width = 1.5,
                        Dashed = true,
                    }
                );
            }
        }
        return figure;
    }

    private static void AddMean(Panel panel, float[] values, int window, string? name, string color)
    {
        var smooth = MovingMean.Of(values, window);
        panel.Add(new Line(smooth.Centres, smooth.Means) { Name = name, Color = color });
    }
}
