using System.Text.Json.Nodes;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Experiments.Tests;

/// <summary>What scikit-learn says of the same codes (fixtures/detection.py).</summary>
public sealed class LogisticProbeTests
{
    private static readonly JsonNode Expected = JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "detection.json"))
    )!;

    /// <summary>The codes of the script: waves, those of counterexamples with other phases.</summary>
    private static float[,] Codes(int count, double phase)
    {
        var codes = new float[count, 5];
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < 5; k++)
            {
                codes[i, k] = (float)(1.5 + Math.Sin(1.7 * i * (k + 1) + phase * k) + phase * 0.3 * Math.Cos(0.9 * i + k));
            }
        }
        return codes;
    }

    [Fact]
    public void It_is_the_logistic_regression_of_scikit_learn()
    {
        using var scope = NewDisposeScope();
        var (valid, invalid) = (Codes(30, 0), Codes(25, 1));
        var scores = LogisticProbe.Fit(valid, invalid).Score(cat([tensor(valid), tensor(invalid)]));
        Assert.Equal(
            Expected["scores"]!.AsArray().Select(number => (double)number!),
            scores.data<float>().Select(number => (double)number),
            (one, other) => Math.Abs(one - other) < 1e-4
        );
        Assert.Equal(
            (double)Expected["auroc"]!,
            Auroc.Of(scores.data<float>().ToArray()[..30], scores.data<float>().ToArray()[30..]),
            1e-9
        );
    }

    [Fact]
    public void Codes_that_can_be_told_apart_are_and_loudness_does_not_count()
    {
        using var scope = NewDisposeScope();
        var chance = new Generator(1);
        var valid = rand([40, 6], generator: chance);
        var invalid = rand([40, 6], generator: chance) + tensor(new float[] { 4, 0, 0, 0, 0, 0 });
        float[,] Array(Tensor codes) => (float[,])codes.data<float>().ToNDArray();
        var probe = LogisticProbe.Fit(Array(valid), Array(invalid));
        Assert.True(probe.Score(valid).min().ToDouble() > probe.Score(invalid).max().ToDouble());
        Assert.Equal(0, (probe.Score(valid) - probe.Score(valid * 9)).abs().max().ToDouble(), 1e-4);
    }

    [Fact]
    public void Constant_and_silent_codes_do_no_harm()
    {
        var probe = LogisticProbe.Fit(new float[4, 3], new float[6, 3]);
        Assert.All(probe.Weights, weight => Assert.Equal(0, weight, 1e-6f));
        Assert.Equal(Math.Log(4.0 / 6), probe.Offset, 1e-6);
    }

    [Fact]
    public void Bad_codes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LogisticProbe.Fit(new float[0, 3], new float[2, 3]));
        Assert.Throws<ArgumentException>(() => LogisticProbe.Fit(new float[2, 3], new float[2, 4]));
        Assert.Throws<ArgumentException>(() =>
            LogisticProbe.Fit(
                new float[,]
                {
                    { float.NaN },
                },
                new float[2, 1]
            )
        );
    }
}
