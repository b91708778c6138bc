using Harmonic.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Experiments;

/// <summary>Everything that "What was factorized?" asks of one encoder on one test set.</summary>
/// <param name="Moves">Cosines between moves, of one image and of two.</param>
/// <param name="MovesKeepingInk">The same where no ink is lost.</param>
/// <param name="Analogies">Whether a shift can be carried to another image by adding.</param>
/// <param name="AnalogiesOfOneFactor">The same, asked only for shifts in pitch alone or in time alone.</param>
/// <param name="Variance">How much is a pitch part plus a time part, and how much is neither.</param>
/// <param name="FirstSingularValue">The first singular value's share, uncentred as in the write-up, mean of both unfoldings.</param>
/// <param name="FirstSingularValueCentred">The same of centred matrices.</param>
/// <param name="Probe">What a linear map reads from the codes.</param>
/// <param name="Dose">How lengths go with shifts.</param>
/// <param name="Rank">How many directions are used.</param>
/// <param name="Dci">Disentanglement, completeness, informativeness.</param>
/// <param name="MutualInformationGap">Mutual information gap.</param>
/// <param name="Predictability">Separated attribute predictability.</param>
public sealed record FactorMeasures(
    MoveCosines Moves,
    MoveCosines MovesKeepingInk,
    Analogies Analogies,
    Analogies AnalogiesOfOneFactor,
    ShiftVariance Variance,
    double FirstSingularValue,
    double FirstSingularValueCentred,
    LinearProbe Probe,
    DoseResponse Dose,
    CodeRank Rank,
    DciScores Dci,
    double MutualInformationGap,
    double Predictability
)
{
    /// <summary>Measures an encoder on the images of a seed, under all shifts.</summary>
    /// <param name="encoder">Any encoder of at least two latents.</param>
    /// <param name="seed">Decides the images.</param>
    /// <param name="images">How many, at least 2.</param>
    /// <param name="source">Where they come from; null for the write-up's blobs.</param>
    /// <exception cref="ArgumentException">The codes are not finite numbers, all the same, or of one latent.</exception>
    public static FactorMeasures Of(Module<Tensor, Tensor> encoder, long seed, int images = 60, ImageSource? source = null)
    {
        var grid = ShiftGrid.Encode(encoder, seed, images, source);
        var shifts = new double[grid.Dy.Length, 2];
        for (var row = 0; row < grid.Dy.Length; row++)
        {
            (shifts[row, 0], shifts[row, 1]) = (grid.Dy[row], grid.Dx[row]);
        }
        return new FactorMeasures(
            MoveCosines.Of(grid),
            MoveCosines.Of(grid, keepingInk: true),
            Analogies.Of(grid, seed),
            Analogies.Of(grid, seed, oneFactor: true),
            ShiftVariance.Of(grid),
            MeanFirst(centred: false),
            MeanFirst(centred: true),
            LinearProbe.Of(grid),
            DoseResponse.Of(grid),
            CodeRank.Of(grid.Latents),
            Disentanglement.Dci(grid.Latents, shifts),
            Disentanglement.MutualInformationGap(grid.Latents, shifts),
            Disentanglement.SeparatedAttributePredictability(grid.Latents, shifts)
        );

        double MeanFirst(bool centred)
        {
            var (pitch, time) = (grid.SingularValuesByPitch(centred), grid.SingularValuesByTime(centred));
            return Enumerable.Range(0, images).Average(image => (pitch[image, 0] + time[image, 0]) / 2);
        }
    }
}
