using Harmonic.Data;
using Harmonic.Embedding;
using Harmonic.Models;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Experiments.Tests;

/// <summary>Every figure of the write-up, from an encoder that has made a few steps.</summary>
public sealed class WriteUpFigures : IDisposable
{
    /// <summary>Images a grid; enough that its codes are drawn by WebGL.</summary>
    private const int Images = 50;

    public WriteUpFigures()
    {
        manual_seed(0);
        Encoder = new ToyEncoder();
        using var objective = new ShiftObjective(Encoder, new ShiftTripletSampler(0), ShiftTerms.WriteUp(0.2), 8, CPU);
        History = TrainingLoop.Run(objective, new TrainingSettings { Steps = 60 });
        Grid = ShiftGrid.Encode(Encoder, seed: 1, count: Images);
    }

    public ToyEncoder Encoder { get; }

    public TrainingHistory History { get; }

    public ShiftGrid Grid { get; }

    /// <summary>All figures by name.</summary>
    public IEnumerable<(string Name, Figure Figure)> All()
    {
        var random = new RandomSequence(7, 0);
        var sampler = new ShiftTripletSampler(0);
        var differences = DifferenceVectors.Collect(Encoder, seed: 2, count: 50);
        yield return ("shift grid", ToyFactorizationFigures.ShiftGrid(BlobImage.Random(ref random), [-4, -2, 2, 4]));
        yield return ("triplets", ToyFactorizationFigures.Triplets([.. Enumerable.Range(0, 8).Select(index => sampler.Triplet(index))]));
        yield return ("loss", ToyFactorizationFigures.Loss(History));
        yield return ("differences", ToyFactorizationFigures.DifferenceVectors(differences, Pca.Fit(differences.All(), components: 2)));
        yield return ("one move", ToyFactorizationFigures.Move(Grid, Pca.Fit(differences.All(), components: 2), 2, -1));
        yield return ("singular values", ToyFactorizationFigures.SingularValues(Grid));
        yield return ("kernel PCA", ToyFactorizationFigures.KernelPca(FirstColumns(4), Grid));
        yield return ("UMAP", ToyFactorizationFigures.Umap(FirstColumns(2), Grid));
        yield return ("UMAP by pitch", ToyFactorizationFigures.UmapInSpace(FirstColumns(3), Grid, ShiftFactor.Pitch));
        yield return ("UMAP by time", ToyFactorizationFigures.UmapInSpace(FirstColumns(3), Grid, ShiftFactor.Time));
    }

    public void Dispose() => Encoder.Dispose();

    /// <summary>Some coordinates for each code; which, a figure does not ask.</summary>
    internal float[,] FirstColumns(int columns)
    {
        var coordinates = new float[Grid.Latents.GetLength(0), columns];
        for (var row = 0; row < coordinates.GetLength(0); row++)
        {
            for (var column = 0; column < columns; column++)
            {
                coordinates[row, column] = Grid.Latents[row, column];
            }
        }

        return coordinates;
    }
}
