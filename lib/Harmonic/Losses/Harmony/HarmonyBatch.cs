using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>What both harmony losses do with a batch of valid and invalid inputs.</summary>
internal static class HarmonyBatch
{
    /// <exception cref="ArgumentException">Not B × K amplitudes, B errors and B Booleans.</exception>
    internal static void Require(Tensor amplitudes, Tensor errors, Tensor valid)
    {
        ArgumentNullException.ThrowIfNull(amplitudes);
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(valid);
        var rows = amplitudes.shape.FirstOrDefault();
        if (!errors.shape.SequenceEqual([rows]) || !valid.shape.SequenceEqual([rows]) || valid.dtype != ScalarType.Bool)
        {
            throw new ArgumentException(
                $"For amplitudes [{string.Join(", ", amplitudes.shape)}] the harmony loss takes errors [{rows}] and valid [{rows}] "
                    + $"of type Bool, not "
                    + $"[{string.Join(", ", errors.shape)}] and [{string.Join(", ", valid.shape)}] of type {valid.dtype}."
            );
        }
    }

    internal static HarmonyTerms Terms(DisposeScope scope, Tensor loss, Tensor errors, Tensor scores, Tensor valid)
    {
        var invalid = valid.logical_not();
        return new HarmonyTerms(
            scope.MoveToOuter(loss),
            scope.MoveToOuter(MeanOf(errors, valid)),
            scope.MoveToOuter(MeanOf(scores, valid)),
            scope.MoveToOuter(MeanOf(scores, invalid))
        );
    }

    private static Tensor MeanOf(Tensor values, Tensor chosen)
    {
        var weights = chosen.to(values.dtype);
        return (values.detach() * weights).sum() / weights.sum().clamp_min(1);
    }
}
