using System.Globalization;
using System.Net;
using System.Text;
using Harmonic.Training;

namespace Harmonic.Figures;

/// <summary>
/// A run as it goes on: a bar, the rate, the time left, and the loss so far on logarithmic axes. Small enough to be shown anew every
/// second; the finished curve is <see cref="ToyFactorizationFigures.Loss"/>.
/// </summary>
[TypeFormatterSource(typeof(TrainingViewFormatterSource))]
public sealed class TrainingView(TrainingProgress progress)
{
    private const int Width = 640, Height = 160, MostPoints = 300;

    /// <summary>One line: a bar, the step, the loss, the rate and the time left.</summary>
    public override string ToString() => progress.ToString();

    /// <summary>The line, and the curve below it.</summary>
    public string ToHtml()
    {
        var losses = progress.History[progress.History.Metrics[0]];
        var html = new StringBuilder().Append("<div><code>").Append(WebUtility.HtmlEncode(ToString())).Append("</code><br>");
        if (losses.Length > 1)
        {
            var (low, high) = (Math.Log10(losses.Min()), Math.Log10(losses.Max()));
            html.Append($"<svg width=\"{Width}\" height=\"{Height}\" role=\"img\" aria-label=\"loss by step\">")
                .Append("<polyline fill=\"none\" stroke=\"#0072B2\" stroke-width=\"1.5\" points=\"")
                .AppendJoin(' ', Points(losses).Select(point => Place(point, losses.Length, low, high)))
                .Append("\"/>")
                .Append(Label(4, 12, losses.Max())).Append(Label(4, Height - 4, losses.Min()))
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

    private static string Place((double Step, double Loss) point, int steps, double low, double high)
    {
        var x = Width * Math.Log(point.Step) / Math.Log(steps);
        var y = high > low ? Height * (high - Math.Log10(point.Loss)) / (high - low) : Height / 2.0;
        return string.Create(CultureInfo.InvariantCulture, $"{x:F1},{y:F1}");
    }

    private static string Label(int x, int y, double loss) =>
        $"<text x=\"{x}\" y=\"{y}\" font-size=\"11\" fill=\"#666\">{loss.ToString("G3", CultureInfo.InvariantCulture)}</text>";
}
