using Harmonic.Data;
using Harmonic.Losses;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>
/// The objective of every autoencoder: the reconstruction of valid samples and what the model's codes cost; for a harmonic autoencoder the
/// harmony loss of valid samples and counterexamples besides, as its curriculum has it. Letters: B valid samples a batch, N numbers a
/// sample.
/// </summary>
public sealed class AutoencoderObjective : IObjective
{
    // Searching for counterexamples costs a pass forth and back a step; a few steps with a new start each time are enough to train on.
    private const int SearchSteps = 3;

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
        this.terms = terms.Count == 0 ? [] : Terms.Checked(terms);
    }

    /// <summary>The harmonic objective: half as many counterexamples as valid samples come to each batch.</summary>
    /// <param name="model">The autoencoder; its codes are amplitudes.</param>
    /// <param name="sampler">Where the samples come from.</param>
    /// <param name="batchSize">Valid samples a batch, at least 2.</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="harmony">What is harmonic, on as many frequencies as the code has numbers.</param>
    /// <param name="curriculum">What the parts of the loss weigh at each step.</param>
    public AutoencoderObjective(
        Autoencoder model,
        DomainSampler sampler,
        int batchSize,
        Device device,
        IHarmonyLoss harmony,
        HarmonicCurriculum curriculum
    )
        : this(model, sampler, batchSize, device)
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
        curriculum is null
            ? [Terms.Total, "reconstruction", .. terms.Select(term => term.Name)]
            : [Terms.Total, "reconstruction", "valid score", "invalid score", "weight"];

    /// <inheritdoc/>
    public Tensor Differentiate(long step)
    {
        using var scope = NewDisposeScope();
        var samples = sampler.Valid(step * batchSize, batchSize).to(device);
        var (loss, metrics) = curriculum is null ? Plain(samples, step) : WithHarmony(samples, step, harmony!, curriculum);
        model.zero_grad();
        Backward.From(loss);
        return scope.MoveToOuter(metrics);
    }

    private (Tensor Loss, Tensor Metrics) Plain(Tensor samples, long step)
    {
        var pass = model.Train(samples, step);
        var reconstruction = Errors(pass.Outputs, samples, Power(samples)).mean();
        var loss = pass.Penalty is null ? reconstruction : reconstruction + pass.Penalty;
        var values = terms.Select(term => term.At(pass)).ToList();
        loss = values.Count == 0 ? loss : loss + terms.Sum(values);
        return (loss, stack([loss, reconstruction, .. values]).detach());
    }

    private (Tensor Loss, Tensor Metrics) WithHarmony(Tensor samples, long step, IHarmonyLoss harmony, HarmonicCurriculum curriculum)
    {
        var stage = curriculum.At(step);
        var all = cat([samples, Counterexamples(step, stage, harmony)]); // (B + B/2) × N
        var pass = model.Train(all, step);
        var valid = arange(all.size(0), device: device) < batchSize;
        var terms = harmony.Terms(pass.Codes, Errors(pass.Outputs, all, Power(samples)), valid, stage.Weights);
        var weight = tensor((float)stage.Scale, device: device);
        return (terms.Loss, stack([terms.Loss, terms.Reconstruction, terms.ValidScore, terms.InvalidScore, weight]).detach());
    }

    private Tensor Counterexamples(long step, CurriculumStage stage, IHarmonyLoss harmony)
    {
        var count = batchSize / 2;
        var drawn = sampler.Invalid(step * count, count).to(device);
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
