using System.Globalization;
using System.Net;
using System.Text;
using Harmonic.Figures;
using Harmonic.Training;

namespace Harmonic.Experiments;

/// <summary>
/// A run as it goes on: a bar, the rate, the time left, and the loss so far over a logarithmic count of steps. Small enough to be shown
/// anew every second; the finished curve is <see cref="ToyFactorizationFigures.Loss"/>.
/// </summary>
[TypeFormatterSource(typeof(TrainingViewFormatterSource))]
public sealed class TrainingView(TrainingProgress progress)
{
    private const int Left = 56,
        Width = 640,
        Height = 150,
        Bottom = 22,
        MostPoints = 300;

    /// <summary>One line: a bar, the step, the loss, the rate and the time left.</summary>
    public override string ToString() => progress.ToString();

    /// <summary>The line, and the curve below it.</summary>
    public string ToHtml()
    {
        var losses = progress.History[progress.History.Metrics[0]];
        var html = new StringBuilder().Append("<div><code>").Append(WebUtility.HtmlEncode(ToString())).Append("</code><br>");
        if (losses.Length > 1)
        {
            // A loss that may be negative, as a reward with a minus sign is, has no logarithm.
            Func<double, double> scale = losses.Min() > 0 ? Math.Log10 : loss => loss;
            var (low, high) = (scale(losses.Min()), scale(losses.Max()));
            html.Append(
                    $"<svg width=\"{Left + Width}\" height=\"{Height + Bottom}\" role=\"img\" aria-label=\"loss by step\" "
                        + $"font-size=\"11\" fill=\"#808080\">"
                )
                .Append($"<path d=\"M{Left},0V{Height}H{Left + Width}\" fill=\"none\" stroke=\"#808080\"/>")
                .Append("<polyline fill=\"none\" stroke=\"#0072B2\" stroke-width=\"1.5\" points=\"")
                .AppendJoin(' ', Points(losses).Select(point => Place(point.Step, losses.Length, scale(point.Loss), low, high)))
                .Append("\"/>")
                .Append(Label(Left - 6, 11, "end", losses.Max().ToString("G3", CultureInfo.InvariantCulture)))
                .Append(Label(Left - 6, Height / 2, "end", "loss"))
                .Append(Label(Left - 6, Height, "end", losses.Min().ToString("G3", CultureInfo.InvariantCulture)))
                .Append(Label(Left, Height + 15, "start", "step 1"))
                .Append(Label(Left + Width, Height + 15, "end", losses.Length.ToString("N0", CultureInfo.InvariantCulture)))
                .Append("</svg>");
        }
        return html.Append("</div>").ToString();
    }

    /// <summary>Means over stretches of steps that grow as the logarithmic axis shrinks them.</summary>
    private static IEnumerable<(double Step, double Loss)> Points(float[] losses)
    {
        for (var (point, from) = (1, 0); from < losses.Length; point++)
        {
            var to = Math.Max(from + 1, (int)Math.Round(Math.Pow(losses.Length, (double)point / MostPoints)));
            to = Math.Min(to, losses.Length);
            yield return ((from + to + 1) / 2.0, losses.AsSpan(from, to - from).ToArray().Average());
            from = to;
        }
    }

    private static string Place(double step, int steps, double loss, double low, double high)
    {
        var x = Left + (Width * Math.Log(step) / Math.Log(steps));
        var y = high > low ? Height * (high - loss) / (high - low) : Height / 2.0;
        return string.Create(CultureInfo.InvariantCulture, $"{x:F1},{y:F1}");
    }

    private static string Label(int x, int y, string anchor, string text) =>
        $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>";
}
