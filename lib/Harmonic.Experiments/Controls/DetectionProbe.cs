using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>
/// Asks a model by which scores valid tones can be told from counterexamples, those of training and harder ones, on the same held-out
/// samples for every model.
/// </summary>
/// <param name="Samples">How many samples of each kind.</param>
public sealed record DetectionProbe(int Samples = 1000) : IControlTask<ControlScores>
{
    // Below what a power in single precision can be told from 0.
    private const double Silence = 1e-12;
    private readonly ToneDomain domain = new();
    private readonly HarmonicAlignment alignment = new(StudyModels.Grid);
    private readonly PairwiseMeasure dissonance = PlompLevelt.Measure(StudyModels.Grid);

    /// <summary>How far the mistuned partial is out of tune.</summary>
    public static IReadOnlyList<double> Cents { get; } = [1, 2, 5, 10, 20, 50];

    /// <inheritdoc/>
    public IMixingDomain Domain => domain;

    /// <inheritdoc/>
    public string Remark => "";

    /// <inheritdoc/>
    public ControlScores Measure(Autoencoder model, Func<Tensor, Tensor>? own, long seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var mode = EvaluationMode.Of(model);
        using var scope = NewDisposeScope();
        var sounds = Sounds();
        var probe = Fitted(model, new DomainSampler(domain, seed));
        return new ControlScores(
            Reconstruction(model, sounds.Valid),
            OfCodes(own ?? StudyModels.Scorer.OfCodes),
            OfCodes(codes => -dissonance.Normalised(codes.abs())),
            OfCodes(codes => alignment.Of(codes.abs())),
            OfCodes(probe.Score),
            Detect(sounds, samples => -Errors(model.call(samples), samples))
        );

        Detection OfCodes(Func<Tensor, Tensor> score) => Detect(sounds, samples => score(model.Encode(samples)));
    }

    /// <summary>How well a score of samples (B × N → B) tells valid from invalid.</summary>
    public Detection Detect(Func<Tensor, Tensor> score)
    {
        ArgumentNullException.ThrowIfNull(score);
        using var scope = NewDisposeScope();
        return Detect(Sounds(), score);
    }

    private Detection Detect(HeldOut sounds, Func<Tensor, Tensor> score)
    {
        using var scope = NewDisposeScope();
        var moved = new AdversarialSearch().Raise(sounds.Known, score);
        using var _ = no_grad();
        var valid = Numbers(sounds.Valid);
        return new Detection(
            Against(sounds.Known),
            domain.InvalidKinds.Zip(sounds.Kinds).ToDictionary(kind => kind.First, kind => Against(kind.Second)),
            Against(moved),
            [.. sounds.Mistuned.Select(Against)],
            Against(sounds.MissingFundamental),
            Against(sounds.CommaApart)
        );

        float[] Numbers(Tensor samples)
        {
            using var inner = NewDisposeScope();
            return score(samples).data<float>().ToArray();
        }

        double Against(Tensor counterexamples) => Auroc.Of(valid, Numbers(counterexamples));
    }

    private HeldOut Sounds()
    {
        var known = new DomainSampler(domain, SuperpositionProbe.HeldOutSeed);
        return new HeldOut(
            known.Valid(0, Samples),
            known.Invalid(0, Samples),
            [.. domain.InvalidKinds.Select((_, kind) => known.Invalid(0, Samples, kind))],
            [.. Cents.Select(cents => Harder(cents, kind: 0))],
            Harder(0, kind: 1),
            Harder(0, kind: 2)
        );

        Tensor Harder(double cents, int kind) =>
            new DomainSampler(new HarderTones(cents), SuperpositionProbe.HeldOutSeed).Invalid(0, Samples, kind);
    }

    /// <summary>Logistic regression on the codes of as many samples and counterexamples as are measured, from a seed of training.</summary>
    public LogisticProbe Fitted(Autoencoder model, DomainSampler sampler)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sampler);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        return LogisticProbe.Fit(Codes(sampler.Valid(0, Samples)), Codes(sampler.Invalid(0, Samples)));

        float[,] Codes(Tensor samples) => (float[,])model.Encode(samples).data<float>().ToNDArray();
    }

    private static double Reconstruction(Autoencoder model, Tensor valid)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        return ((model.call(valid) - valid).square().sum() / valid.square().sum()).ToDouble();
    }

    /// <summary>The reconstruction error of each sample (B), as a part of its power.</summary>
    internal static Tensor Errors(Tensor outputs, Tensor samples) =>
        (outputs - samples).square().sum(1) / samples.square().sum(1).clamp_min(Silence); // B

    private sealed record HeldOut(
        Tensor Valid,
        Tensor Known,
        IReadOnlyList<Tensor> Kinds,
        IReadOnlyList<Tensor> Mistuned,
        Tensor MissingFundamental,
        Tensor CommaApart
    );
}
