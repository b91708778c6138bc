using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>
/// A control: plain supervision with the same counterexamples. A logistic regression on the code, learned with the model, says valid or
/// invalid; nothing in it knows of harmony. It sees codes at the length 1, as dissonance does, so that loudness tells it nothing. Letters:
/// B inputs, K numbers a code, of either sign.
/// </summary>
/// <remarks>A model has to own it (<c>model.register_module("measure", measure)</c>): otherwise nothing teaches it.</remarks>
public sealed class LogisticSupervision : nn.Module, IHarmonyLoss
{
    private readonly int count;
    private readonly Linear layer;

    /// <param name="count">How many numbers a code has, at least 1.</param>
    public LogisticSupervision(int count)
        : base(nameof(LogisticSupervision))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        (this.count, layer) = (count, nn.Linear(count, 1));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public string Description => $"logistic regression on {count} numbers of the code";

    /// <summary>The logarithm of the odds that an input is valid (B).</summary>
    /// <param name="amplitudes">B × K.</param>
    /// <param name="weights">Not used.</param>
    public Tensor Score(Tensor amplitudes, HarmonyWeights weights)
    {
        ArgumentNullException.ThrowIfNull(amplitudes);
        using var scope = NewDisposeScope();
        var lengths = amplitudes.square().sum(1, keepdim: true).sqrt().clamp_min(1e-12); // B × 1
        return scope.MoveToOuter(layer.call(amplitudes / lengths).squeeze(1));
    }

    /// <summary>The reconstruction error of valid inputs, and λ_d times the cross-entropy of both.</summary>
    /// <inheritdoc/>
    public HarmonyTerms Terms(Tensor amplitudes, Tensor errors, Tensor valid, HarmonyWeights weights)
    {
        HarmonyBatch.Require(amplitudes, errors, valid);
        ArgumentNullException.ThrowIfNull(weights);
        weights.Check();
        using var scope = NewDisposeScope();
        var odds = Score(amplitudes, weights); // B
        var good = errors + nn.functional.softplus(-odds) * weights.Dissonance;
        var bad = nn.functional.softplus(odds) * weights.Dissonance + errors * weights.InvalidReconstruction;
        return HarmonyBatch.Terms(scope, where(valid, good, bad).mean(), errors, odds, valid);
    }
}
