using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>
/// The objective of every autoencoder: the reconstruction of valid samples, what the model's codes cost, and terms of one's own; for a
/// harmonic autoencoder the harmony loss of valid samples and counterexamples besides, as its curriculum has it. Letters: B valid samples a
/// batch, N numbers a sample, K numbers a code.
/// </summary>
public sealed class AutoencoderObjective : IObjective
{
    // Searching for counterexamples costs a pass forth and back a step; a few steps with a new start each time are enough to train on.
    private const int SearchSteps = 3;
    private const string Reconstruction = "reconstruction";
    private static readonly string[] HarmonyMetrics = ["valid score", "invalid score", "weight"];

    private readonly Autoencoder model;
    private readonly DomainSampler sampler;
    private readonly int batchSize;
    private readonly IHarmonyLoss? harmony;
    private readonly HarmonicCurriculum? curriculum;
    private readonly Device device;
    private readonly IReadOnlyList<Term<AutoencoderPass>> terms;

    /// <summary>An objective without harmony.</summary>
    /// <param name="model">The autoencoder.</param>
    /// <param name="sampler">Where the samples come from.</param>
    /// <param name="batchSize">Valid samples a batch, at least 1.</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="terms">What the loss is made of besides the reconstruction and what the model's codes cost.</param>
    public AutoencoderObjective(
        Autoencoder model,
        DomainSampler sampler,
        int batchSize,
        Device device,
        params IReadOnlyList<Term<AutoencoderPass>> terms
    )
    {
        LearningModel.Require(model, device);
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (this.model, this.sampler, this.batchSize, this.device) = (model, sampler, batchSize, device);
        this.terms = Terms.Checked(terms, [Reconstruction, .. HarmonyMetrics]);
    }

    /// <summary>The harmonic objective: half as many counterexamples as valid samples come to each batch.</summary>
    /// <param name="model">The autoencoder; its codes are amplitudes.</param>
    /// <param name="sampler">Where the samples come from.</param>
    /// <param name="batchSize">Valid samples a batch, at least 2.</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="harmony">What is harmonic, on as many frequencies as the code has numbers.</param>
    /// <param name="curriculum">What the parts of the loss weigh at each step.</param>
    /// <param name="terms">What the loss is made of besides, of the valid samples alone.</param>
    public AutoencoderObjective(
        Autoencoder model,
        DomainSampler sampler,
        int batchSize,
        Device device,
        IHarmonyLoss harmony,
        HarmonicCurriculum curriculum,
        params IReadOnlyList<Term<AutoencoderPass>> terms
    )
        : this(model, sampler, batchSize, device, terms)
    {
        ArgumentNullException.ThrowIfNull(harmony);
        ArgumentNullException.ThrowIfNull(curriculum);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 2);
        (this.harmony, this.curriculum) = (harmony, curriculum);
    }

    /// <inheritdoc/>
    public nn.Module Model => model;

    /// <inheritdoc/>
    public string Description =>
        $"{model.Description}, {sampler.Domain.Name} from seed {sampler.Seed}, batch {batchSize}"
        + (terms.Count == 0 ? "" : $" + {terms.Description()}")
        + (curriculum is null ? "" : $"; {harmony!.Description}; {curriculum.Description}");

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics =>
        [Terms.Total, Reconstruction, .. curriculum is null ? [] : HarmonyMetrics, .. terms.Select(term => term.Name)];

    /// <inheritdoc/>
    public Tensor Differentiate(long step)
    {
        Backward.Require(model);
        return Chance.OfStep(model, sampler.Seed, step, () => Whole(step));
    }

    private Tensor Whole(long step)
    {
        using var scope = NewDisposeScope();
        var samples = sampler.Valid(step * batchSize, batchSize).to(device);
        var (pass, cost, metrics) = curriculum is null ? Plain(samples, step) : WithHarmony(samples, step, harmony!, curriculum);
        var values = terms.At(pass);
        terms.RequireGradients(values);
        Tensor[] parts = [cost, .. pass.Penalty is { } penalty ? [penalty] : Array.Empty<Tensor>(), .. terms.Weighed(values)];
        var loss = parts.Aggregate((sum, part) => sum + part);
        model.zero_grad();
        Backward.From(loss);
        return scope.MoveToOuter(stack([loss, .. metrics, .. values]).detach().to(ScalarType.Float32));
    }

    /// <summary>What was made of the valid samples, what it costs, and the metrics besides.</summary>
    private (AutoencoderPass Pass, Tensor Loss, Tensor[] Metrics) Plain(Tensor samples, long step)
    {
        var pass = Pass(samples, step);
        var reconstruction = Errors(pass.Outputs, samples, Power(samples)).mean();
        return (pass, reconstruction, [reconstruction]);
    }

    private (AutoencoderPass Pass, Tensor Loss, Tensor[] Metrics) WithHarmony(
        Tensor samples,
        long step,
        IHarmonyLoss harmony,
        HarmonicCurriculum curriculum
    )
    {
        var stage = curriculum.At(step);
        var all = cat([samples, Counterexamples(step, stage, harmony)]); // (B + B/2) × N
        var pass = Pass(all, step);
        var valid = arange(all.size(0), device: device) < batchSize;
        var parts = harmony.Terms(pass.Codes, Errors(pass.Outputs, all, Power(samples)), valid, stage.Weights);
        var weight = tensor((float)stage.Scale, device: device);
        var ofValid = pass with { Samples = samples, Codes = Valid(pass.Codes), Outputs = Valid(pass.Outputs) };
        return (ofValid, parts.Loss, [parts.Reconstruction, parts.ValidScore, parts.InvalidScore, weight]);

        Tensor Valid(Tensor rows) => rows.narrow(0, 0, batchSize);
    }

    /// <exception cref="InvalidOperationException">The model does not make codes and samples of samples, or what it makes has no
    /// gradient.</exception>
    private AutoencoderPass Pass(Tensor samples, long step)
    {
        var pass = model.Train(samples, step);
        var rows = samples.size(0);
        Require(pass.Codes, "codes", rows, model.Latents);
        Require(pass.Outputs, "outputs", rows, model.Size);
        if (pass.Penalty is { } penalty && penalty.numel() != 1)
        {
            throw new InvalidOperationException(
                $"The penalty of {model.Title()} has the shape [{string.Join(", ", penalty.shape)}]; it is one number."
            );
        }
        Backward.Require(model, pass.Outputs);
        return pass;
    }

    private void Require(Tensor? made, string what, long rows, long columns)
    {
        if (made is null || !made.shape.SequenceEqual([rows, columns]))
        {
            var found = made is null ? "nothing" : $"[{string.Join(", ", made.shape)}]";
            throw new InvalidOperationException(
                $"{model.Title()} makes {what} of shape {found} of {rows} samples; they have the shape [{rows}, {columns}]."
            );
        }
    }

    private Tensor Counterexamples(long step, CurriculumStage stage, IHarmonyLoss harmony)
    {
        var count = batchSize / 2;
        var drawn = sampler.Invalid(step * count, count).to(device);
        using var mode = stage.Phase == CurriculumPhase.Adversarial ? EvaluationMode.Of(model) : null;
        return stage.Phase != CurriculumPhase.Adversarial
            ? drawn
            : new AdversarialSearch(SearchSteps, Ceiling: sampler.Domain.Ceiling).Raise(drawn, moved =>
                harmony.Score(model.Encode(moved), stage.Weights)
            );
    }

    /// <summary>The mean power of a sample: errors are parts of it, so that a weight means the same in every domain.</summary>
    private static Tensor Power(Tensor samples) => samples.square().sum(1).mean();

    private static Tensor Errors(Tensor outputs, Tensor samples, Tensor power) => (outputs - samples).square().sum(1) / power; // B
}
