using System.Reflection;
using Harmonic.Data;
using Harmonic.Embedding;
using Harmonic.Losses;
using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments.Tests;

/// <summary>
/// Images, an encoder, a loss, things to mix and an autoencoder that the libraries do not know, all declared here, go through training,
/// every measure and every figure.
/// </summary>
public sealed class NewcomerTests : IDisposable
{
    private static readonly ImageSource Stripes = new("stripes", (ref RandomSequence random) => new Stripe(random));
    private readonly string folder = Directory.CreateTempSubdirectory("harmonic").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_encoder_of_ones_own_goes_through_training_every_measure_and_every_figure()
    {
        manual_seed(1);
        using var encoder = new Own();
        var sampler = new ShiftTripletSampler(1, Stripes, maxShift: 2);
        Term<ShiftPass> repulsion = new("repulsion", 0.1, pass => -(pass.Crops1 - pass.Crops2).square().mean().log1p(), true);
        using var objective = new ShiftObjective(encoder, sampler, [ShiftTerms.Factorization, repulsion], 32, CPU, threads: 2);
        var history = TrainingLoop.Run(objective, new TrainingSettings { Steps = 60, Checkpoint = Path("run.checkpoint") }, cancel: Cancel);
        Assert.True(history.Last("loss", 10) < history["loss"][..10].Average(), $"{history.Last("loss", 10)}");
        Assert.Contains("Own of", objective.Description, StringComparison.Ordinal);
        Assert.Contains("stripes", objective.Description, StringComparison.Ordinal);
        RunRecord.Save(Path("run.json"), objective, new TrainingSettings(), history);
        Safetensors.Save(Path("weights.safetensors"), encoder.state_dict());

        // A second one with the same weights gives the same numbers: nothing is drawn and no statistics move while it is measured.
        using var read = new Own();
        Weights.Load(Path("weights.safetensors"), read);
        var (run, again) = (Measured(encoder), Measured(read));
        Assert.Equal(run.Results.Cosines, again.Results.Cosines);
        Assert.Equal(run.Results.Angles, again.Results.Angles);
        Assert.Equal(run.Results.FirstSingularValue, again.Results.FirstSingularValue);
        Assert.Equal(run.Spread.Variances, again.Spread.Variances);
        Assert.Equal(6, run.Spread.Variances.Count);
        Assert.Equal(11, ToyComparison.Of([run.Results]).Count);
        run.Results.SaveTo(Path("results.json"));
        Assert.Equal(run.Results.Cosines, ToyResults.Load(Path("results.json")).Single().Cosines);
        Assert.All(encoder.modules(), module => Assert.True(module.training));

        var differences = DifferenceVectors.Collect(encoder, seed: 1, count: 20, Stripes);
        var grid = ShiftGrid.Encode(encoder, seed: 1, count: 4, Stripes, maxShift: 2);
        var random = new RandomSequence(1, 0);
        AllDrawn(
            [typeof(ToyFactorizationFigures), typeof(ToyStudyFigures)],
            ("Targets", ToyFactorizationFigures.Targets()),
            ("ShiftGrid", ToyFactorizationFigures.ShiftGrid(Stripes.Draw(ref random), [-2, 2])),
            ("Triplets", ToyFactorizationFigures.Triplets([sampler.Triplet(0), sampler.Triplet(1)])),
            ("Loss", ToyFactorizationFigures.Loss(history)),
            ("DifferenceVectors", ToyFactorizationFigures.DifferenceVectors(differences, Pca.Fit(differences.All(), 2))),
            ("Move", ToyFactorizationFigures.Move(grid, Pca.Fit(differences.All(), 2), dy: 1, dx: -2)),
            ("SingularValues", ToyFactorizationFigures.SingularValues(grid)),
            ("KernelPca", ToyFactorizationFigures.KernelPca(KernelPca.Fit(grid.Latents, 4).Scores, grid)),
            ("Umap", ToyFactorizationFigures.Umap(Umap.Fit(grid.Latents, neighbours: 5, epochs: 20), grid)),
            (
                "UmapInSpace",
                ToyFactorizationFigures.UmapInSpace(
                    Umap.Fit(grid.Latents, components: 3, neighbours: 5, epochs: 20),
                    grid,
                    ShiftFactor.Pitch
                )
            ),
            ("Sweep", ToyStudyFigures.Sweep("own", "batch", [run, again], variant => variant.BatchSize, ToyQuantity.Crossing)),
            ("Seeds", ToyStudyFigures.Seeds("own", [run, again], ToyQuantity.SigReg, ToyQuantity.Angle)),
            ("Terms", ToyStudyFigures.Terms(history)),
            ("Variances", ToyStudyFigures.Variances([("own", run.Spread)]))
        );

        ToyRun Measured(Own model) => ToyRun.Measure(new ToyVariant { Seed = 1, Steps = 60 }, model, history, Stripes);
    }

    [Fact]
    public void An_autoencoder_of_ones_own_goes_through_training_every_measure_and_every_figure()
    {
        var (grid, weights) = (FrequencyGrid.EqualTempered(6), new HarmonyWeights { Margin = 0.05 });
        var loss = new HarmonyLoss(grid);
        Term<AutoencoderPass> quiet = new("quiet", 0.01, pass => pass.Codes.square().mean());
        SuperpositionStudy Study(int cores) =>
            new()
            {
                Domain = new Bars(),
                Models =
                [
                    new StudyModel("own", size => new OwnAutoencoder(size)) { Terms = [quiet] },
                    new StudyModel("own, harmonic", size => new OwnAutoencoder(size), loss, weights) { Terms = [quiet] },
                ],
                Scorer = new HarmonyScorer(loss, weights),
                Seeds = 2,
                Steps = 12,
                BatchSize = 16,
                Samples = 20,
                Cores = cores,
            };
        var runs = Study(2).Run(Path("runs.json"), cancel: Cancel);
        Assert.Equal(Numbers(runs), Numbers(Study(1).Run(cancel: Cancel)));
        Assert.All(runs, run => Assert.Contains("0.01 × quiet", run.Objective, StringComparison.Ordinal));
        Assert.All(runs, run => Assert.Equal(["flat", "dotted"], run.Scores.SeparationByKind.Keys));

        var (model, history) = Study(1).Train(Study(1).Models[1], seed: 1, cancel: Cancel);
        using var own = model;
        var heldOut = new DomainSampler(new Bars(), 99);
        using var samples = heldOut.Valid(0, 12);
        using var codes = model.Encode(samples);
        var summary = new StudySummary(runs, ["own", "own, harmonic"]);
        var image = new float[,]
        {
            { 0, 1 },
            { 1, 0 },
        };
        AllDrawn(
            [typeof(SuperpositionFigures)],
            (
                "Images",
                SuperpositionFigures.Images(
                    "own",
                    "own",
                    ["one"],
                    [
                        [image],
                    ]
                )
            ),
            ("Curriculum", SuperpositionFigures.Curriculum(Study(1).Curriculum(Study(1).Models[1]))),
            ("Training", SuperpositionFigures.Training(history, window: 2)),
            ("Spectra", SuperpositionFigures.Spectra("own", "own", new SpectrumBins(Bars.Numbers), 1, ("own", Row(samples), null))),
            ("Comparison", SuperpositionFigures.Comparison(summary, "own", ("error", scores => scores.Reconstruction))),
            (
                "Trend",
                SuperpositionFigures.Trend(
                    summary,
                    "own",
                    "own",
                    ("parts", [2, 3, 4, 5], Log: false),
                    ("error", (scores, place) => scores.SuperpositionErrors[place])
                )
            ),
            ("Scores", SuperpositionFigures.Scores([1, 2, 3], ("own", [0, 1, 2]))),
            ("Codes", SuperpositionFigures.Codes(grid, ("own", (float[,])codes.data<float>().ToNDArray())))
        );

        static float[] Row(Tensor samples) => samples.data<float>().Take(Bars.Numbers).ToArray();
    }

    [Fact]
    public void A_loss_below_zero_is_drawn_on_a_linear_axis()
    {
        var encoders = new[] { -1f, 0, 1 }.Select(value =>
        {
            manual_seed(1);
            using var encoder = new Own();
            Term<ShiftPass> own = new("own", 1, pass => pass.Anchors.square().mean() * 1e-6 + value);
            using var objective = new ShiftObjective(encoder, new ShiftTripletSampler(1, Stripes, maxShift: 2), [own], 8, CPU, threads: 1);
            return TrainingLoop.Run(objective, new TrainingSettings { Steps = 3, LearningRate = 1e-9 });
        });
        Assert.Equal([false, true, true], encoders.Select(history => ToyFactorizationFigures.Loss(history).Panel.Y.Log));
    }

    /// <summary>Every method of these classes that makes a figure was called, and what it made can be drawn.</summary>
    private static void AllDrawn(Type[] holders, params (string Method, Figure Figure)[] figures)
    {
        var methods = holders
            .SelectMany(holder => holder.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.ReturnType == typeof(Figure))
            .Select(method => method.Name)
            .Distinct();
        Assert.Equal(methods.Order(), figures.Select(figure => figure.Method).Order());
        Assert.All(figures, figure =>
        {
            var json = figure.Figure.ToPlotly().ToJsonString();
            Assert.DoesNotContain("no data", json, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", json, StringComparison.Ordinal);
        });
    }

    private static string Numbers(IEnumerable<StudyRun> runs) =>
        string.Join('\n', runs.Select(run => $"{run.Model} {run.Seed} {run.Scores.Reconstruction:R} {run.Scores.SeparationAfterSearch:R}"));

    private string Path(string name) => System.IO.Path.Combine(folder, name);

    /// <summary>A stripe and its shadow: two channels of 12 × 10 numbers.</summary>
    private sealed class Stripe : IImage
    {
        private readonly int row,
            column,
            length;

        internal Stripe(RandomSequence random) =>
            (row, column, length) = (random.Between(3, 9), random.Between(3, 6), random.Between(1, 4));

        private Stripe(int row, int column, int length) => (this.row, this.column, this.length) = (row, column, length);

        public (int Channels, int Height, int Width) Shape => (2, 12, 10);

        public IImage Shifted(int dy, int dx) => new Stripe(row + dy, column + dx, length);

        public void CopyTo(Span<float> pixels)
        {
            for (var place = column; place < column + length; place++)
            {
                if (row is >= 0 and < 12 && place is >= 0 and < 10)
                {
                    pixels[row * 10 + place] = 1;
                    pixels[120 + row * 10 + place] = 0.5f;
                }
            }
        }
    }

    /// <summary>An encoder with batch norm and dropout.</summary>
    private sealed class Own : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> layers = Sequential(
            Conv2d(2, 8, 3, padding: 1),
            BatchNorm2d(8),
            GELU(),
            AdaptiveAvgPool2d((6, 5)),
            Flatten(),
            Dropout(0.1),
            Linear(240, 6)
        );

        internal Own()
            : base(nameof(Own)) => RegisterComponents();

        public override Tensor forward(Tensor input) => layers.call(input);
    }

    /// <summary>Bars of different lengths, which add up where they meet.</summary>
    private sealed class Bars : IMixingDomain
    {
        internal const int Numbers = 20;

        public string Name => "bars";

        public int Size => Numbers;

        public double Ceiling => double.PositiveInfinity;

        public IReadOnlyList<string> InvalidKinds => ["flat", "dotted"];

        public void DrawPart(ref RandomSequence random, Span<float> values)
        {
            var (start, length, height) = (random.Between(0, 15), random.Between(1, 6), 0.5 + random.Uniform());
            values.Slice(start, length).Fill((float)height);
        }

        public void DrawValid(ref RandomSequence random, Span<float> values) => DrawPart(ref random, values);

        public void DrawInvalid(ref RandomSequence random, int kind, Span<float> values)
        {
            for (var place = 0; place < Numbers; place += kind + 1)
            {
                values[place] = (float)random.Uniform();
            }
        }

        public Tensor Mix(Tensor first, Tensor second) => first + second;
    }

    /// <summary>An autoencoder with batch norm and dropout.</summary>
    private sealed class OwnAutoencoder(int size)
        : Autoencoder(
            nameof(OwnAutoencoder),
            Sequential(Linear(size, 12), BatchNorm1d(12), ReLU(), Dropout(0.2), Linear(12, 6), Softplus()),
            Layers(6, 12, size),
            size,
            6
        )
    {
        public override string Description => "one's own autoencoder";
    }
}
