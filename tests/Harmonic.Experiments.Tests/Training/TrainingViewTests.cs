using System.Globalization;
using System.Xml.Linq;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Experiments.Tests;

public sealed class TrainingViewTests
{
    [Fact]
    public void The_line_tells_step_rate_and_time_left()
    {
        var line = View([1, 0.5f]).ToString();
        Assert.Contains("2/100", line, StringComparison.Ordinal);
        Assert.Contains("4.0 steps/s", line, StringComparison.Ordinal);
        Assert.Contains("00:01:05 left", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_falling_loss_is_a_falling_curve_between_its_labels()
    {
        var losses = Enumerable.Range(1, 5000).Select(step => 1f / step).ToArray();
        var (points, labels) = Read(View(losses));
        Assert.InRange(points.Count, 100, 320);
        Assert.All(points.Zip(points.Skip(1)), pair => Assert.True(pair.Second.X > pair.First.X && pair.Second.Y >= pair.First.Y));
        Assert.All(points, point => Assert.InRange(point.Y, 0, 150));
        Assert.Equal(["1", "loss", "0.0002", "step 1", "5,000"], labels);
    }

    [Theory]
    [InlineData(1f, 1f, 1f)]
    [InlineData(-3f, -2f, -4f)]
    [InlineData(0f, 1f, 2f)]
    public void Equal_and_negative_losses_are_drawn_too(params float[] losses) =>
        Assert.All(Read(View(losses)).Points, point => Assert.True(double.IsFinite(point.X) && point.Y is >= 0 and <= 150));

    [Fact]
    public void One_step_makes_no_curve() => Assert.DoesNotContain("<svg", View([1]).ToHtml(), StringComparison.Ordinal);

    private static TrainingView View(float[] losses)
    {
        using var objective = new Given(losses);
        var history = TrainingLoop.Run(objective, new TrainingSettings { Steps = losses.Length });
        return new TrainingView(
            new TrainingProgress(losses.Length, Math.Max(100, losses.Length), losses[^1], 4, TimeSpan.FromSeconds(65), history)
        );
    }

    private static (List<(double X, double Y)> Points, string[] Labels) Read(TrainingView view)
    {
        var html = XDocument.Parse(view.ToHtml().Replace("<br>", "<br/>", StringComparison.Ordinal));
        var points = html.Descendants("polyline")
            .Single()
            .Attribute("points")!
            .Value.Split(' ')
            .Select(pair =>
            {
                var numbers = pair.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
                return (numbers[0], numbers[1]);
            });
        return ([.. points], [.. html.Descendants("text").Select(text => text.Value)]);
    }

    /// <summary>Measures the numbers it is given.</summary>
    private sealed class Given(float[] losses) : IObjective, IDisposable
    {
        private readonly TorchSharp.Modules.Linear _model = nn.Linear(1, 1);

        public nn.Module Model => _model;

        public string Description => "given numbers";

        public IReadOnlyList<string> Metrics => ["loss"];

        public Tensor Differentiate(long step)
        {
            _model.call(ones(1, 1)).sum().backward();
            return tensor(new[] { losses[step] });
        }

        public void Dispose() => _model.Dispose();
    }
}
