using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>Asks every autoencoder of a domain the same questions, on the same held-out samples.</summary>
/// <param name="Domain">What the samples are.</param>
/// <param name="Scorer">What harmony is.</param>
/// <param name="Samples">How many samples, counterexamples and mixtures each.</param>
public sealed record SuperpositionProbe(IMixingDomain Domain, HarmonyScorer Scorer, int Samples = 1000)
{
    /// <summary>The seed of the held-out samples; training uses other seeds.</summary>
    public const long HeldOutSeed = 1_000_003;

    private const int MostParts = 5;
    private const int PartsToFind = 3;
    private const double Active = 0.01;

    /// <summary>The codebooks' sizes: from fewer parts than there are latents to several times as many.</summary>
    public IReadOnlyList<int> CodebookSizes { get; init; } = [16, 64, 256];

    /// <summary>How counterexamples are moved towards harmony.</summary>
    public AdversarialSearch Search { get; init; } = new(Steps: 10, Ceiling: Domain.Ceiling);

    /// <summary>Measures a model, which must be on the processor.</summary>
    /// <param name="model">The model.</param>
    /// <param name="own">What harmony was when it was trained; null for the same as here.</param>
    public SuperpositionScores Measure(Autoencoder model, HarmonyScorer? own = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var mode = EvaluationMode.Of(model);
        using var scope = NewDisposeScope();
        var sampler = new DomainSampler(Domain, HeldOutSeed);
        var (valid, invalid) = (sampler.Valid(0, Samples), sampler.Invalid(0, Samples));
        var moved = Search.Raise(invalid, samples => Scorer.OfSamples(model, samples));
        using var _ = no_grad();
        var (validScores, invalidScores) = (Scores(model, valid), Scores(model, invalid));
        var (active, dead) = Activity(model.Encode(valid));
        var mixtures = Enumerable.Range(2, MostParts - 1).Select(count => Mixture(model, sampler, count)).ToList();
        return new SuperpositionScores
        {
            Reconstruction = (Squares(model.call(valid) - valid).sum() / Squares(valid).sum()).ToDouble(),
            ActiveLatents = active,
            DeadLatents = dead,
            Separation = Auroc.Of(validScores, invalidScores),
            OwnSeparation = Auroc.Of(Scores(model, valid, own), Scores(model, invalid, own)),
            SeparationByKind = ByKind(validScores, invalidScores),
            SeparationAfterSearch = Auroc.Of(validScores, Scores(model, moved)),
            SeparationByError = Auroc.Of(Numbers(-Errors(model.call(valid), valid)), Numbers(-Errors(model.call(invalid), invalid))),
            SuperpositionErrors = [.. mixtures.Select(mixture => Errors(model.Decode(mixture.Codes), mixture.Whole).mean().ToDouble())],
            MixtureErrors = [.. mixtures.Select(mixture => Errors(model.call(mixture.Whole), mixture.Whole).mean().ToDouble())],
            Decomposition = [.. CodebookSizes.Select(size => Decomposition(model, sampler, size))],
            Sum = Composition(model, mixtures[0].Codes, mixtures[0].Whole, invalidScores),
            Average = Composition(model, mixtures[0].Codes / 2, mixtures[0].Whole, invalidScores),
        };
    }

    /// <summary>Parts of which a codebook holds several, added and mixed, and how many of them are found again.</summary>
    public DecompositionScore Decomposition(Autoencoder model, DomainSampler sampler, int codebookSize)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sampler);
        using var mode = EvaluationMode.Of(model);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var parts = Codebook.Parts(sampler, codebookSize);
        var codebook = Codebook.Of(model, parts);
        var (ofSum, ofMixture, trials) = (0, 0, Math.Max(1, Samples / 5));
        for (var trial = 0; trial < trials; trial++)
        {
            using var inner = NewDisposeScope();
            var chosen = Chosen(sampler.Seed, trial, codebookSize);
            var rows = chosen.Select(part => parts.narrow(0, part, 1)).ToList();
            var mixture = model.Encode(rows.Aggregate(Domain.Mix)); // 1 × K
            var sum = rows.Select(model.Encode).Aggregate((first, second) => first + second); // 1 × K
            ofSum += Hits(codebook, sum, chosen);
            ofMixture += Hits(codebook, mixture, chosen);
        }
        return new DecompositionScore(codebookSize, ofSum / (double)(PartsToFind * trials), ofMixture / (double)(PartsToFind * trials));
    }

    private static int Hits(Codebook codebook, Tensor code, int[] chosen) =>
        codebook.Decompose([.. code.data<float>().Select(number => (double)number)], PartsToFind).Intersect(chosen).Count();

    private static int[] Chosen(long seed, int trial, int codebookSize)
    {
        var random = new RandomSequence(seed, trial);
        var places = Enumerable.Range(0, codebookSize).ToArray();
        random.Shuffle<int>(places);
        return places[..PartsToFind];
    }

    private float[] Scores(Autoencoder model, Tensor samples, HarmonyScorer? scorer = null) =>
        Numbers((scorer ?? Scorer).OfSamples(model, samples));

    private static (double Active, int Dead) Activity(Tensor codes)
    {
        var magnitudes = codes.abs();
        var active = (magnitudes > magnitudes.amax(1).unsqueeze(1) * Active).to(ScalarType.Float32); // B × K
        return (active.sum(1).mean().ToDouble(), (int)(codes.size(1) - active.amax(0).sum().ToDouble()));
    }

    /// <summary>Counterexample k is of kind k modulo the number of kinds.</summary>
    private Dictionary<string, double> ByKind(float[] valid, float[] invalid) =>
        Domain
            .InvalidKinds.Select((name, kind) => (name, Scores: invalid.Where((_, k) => k % Domain.InvalidKinds.Count == kind).ToArray()))
            .ToDictionary(pair => pair.name, pair => Auroc.Of(valid, pair.Scores));

    private (Tensor Codes, Tensor Whole) Mixture(Autoencoder model, DomainSampler sampler, int count)
    {
        var parts = Enumerable.Range(0, count).Select(part => sampler.Parts((long)part * Samples, Samples)).ToList();
        return (parts.Select(model.Encode).Aggregate((first, second) => first + second), parts.Aggregate(Domain.Mix));
    }

    private CompositionScore Composition(Autoencoder model, Tensor codes, Tensor whole, float[] invalidScores)
    {
        var decoded = model.Decode(codes).clamp(0, Domain.Ceiling);
        var cosines = nn.functional.cosine_similarity(decoded, whole); // B
        return new CompositionScore(
            (1 - cosines.square()).mean().ToDouble(),
            Errors(model.call(decoded), decoded).mean().ToDouble(),
            Auroc.Of(Scores(model, decoded), invalidScores)
        );
    }

    private static Tensor Squares(Tensor rows) => rows.square().sum(1);

    private static Tensor Errors(Tensor outputs, Tensor wanted) => Squares(outputs - wanted) / Squares(wanted).clamp_min(1e-12); // B

    private static float[] Numbers(Tensor values) => values.cpu().data<float>().ToArray();
}
