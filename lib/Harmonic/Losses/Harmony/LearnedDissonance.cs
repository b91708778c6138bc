using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Harmonic.Losses;

/// <summary>
/// A control: a measure of the same form as dissonance, aᵀMa / ‖a‖², whose matrix is learned with the model. M is symmetric, has a zero
/// diagonal and no negative element; nothing in it knows of frequencies. Letters: B inputs, K indices.
/// </summary>
/// <remarks>A model has to own it (<c>model.register_module("measure", measure)</c>): otherwise nothing teaches it.</remarks>
public sealed class LearnedDissonance : nn.Module, IHarmonyLoss
{
    private readonly Parameter elements; // K × K, before symmetry and softplus

    /// <param name="count">How many indices, at least 2.</param>
    /// <param name="start">What every element is near at first, positive.</param>
    public LearnedDissonance(int count, double start)
        : base(nameof(LearnedDissonance))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(start);
        // log(e^x − 1) undoes softplus.
        elements = new Parameter(randn(count, count) * 0.1 + Math.Log(Math.Exp(start) - 1));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public string Description => $"learned matrix of {elements.size(0)} indices";

    /// <summary>M as it is now (K × K).</summary>
    public Tensor Matrix()
    {
        using var scope = NewDisposeScope();
        var symmetric = (elements + elements.t()) / 2;
        return scope.MoveToOuter(nn.functional.softplus(symmetric) * (1 - eye(elements.size(0), device: elements.device)));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Amplitudes of another shape, none, or a negative one.</exception>
    public Tensor Score(Tensor amplitudes, HarmonyWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(Normalised(amplitudes) * -weights.Beta);
    }

    /// <summary>As <see cref="HarmonyLoss"/> without alignment: λ_d βD of a valid input, λ_d max(0, margin − D) of an invalid
    /// one.</summary>
    /// <inheritdoc/>
    public HarmonyTerms Terms(Tensor amplitudes, Tensor errors, Tensor valid, HarmonyWeights weights)
    {
        HarmonyBatch.Require(amplitudes, errors, valid);
        ArgumentNullException.ThrowIfNull(weights);
        weights.Check();
        using var scope = NewDisposeScope();
        var d = Normalised(amplitudes); // B
        var good = errors + d * (weights.Dissonance * weights.Beta);
        var bad = (weights.Margin - d).relu() * weights.Dissonance + errors * weights.InvalidReconstruction;
        return HarmonyBatch.Terms(scope, where(valid, good, bad).mean(), errors, d * -weights.Beta, valid);
    }

    private Tensor Normalised(Tensor amplitudes)
    {
        Amplitudes.Require(amplitudes, (int)elements.size(0));
        using var scope = NewDisposeScope();
        var shares = Amplitudes.ToUnit(amplitudes); // B × K
        var energy = (shares.mm(Matrix()) * shares).sum(1); // B
        return scope.MoveToOuter(energy / Amplitudes.OrOne(shares.square().sum(1)));
    }
}
