using Harmonic.Models;
using MathNet.Numerics.LinearAlgebra;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>Reads a model's codes; probes see them at the length 1, so that loudness tells them nothing.</summary>
/// <param name="model">The model, on the processor.</param>
/// <param name="own">The score it was trained with; null for the common harmony score.</param>
internal sealed class CodeReader(Autoencoder model, Func<Tensor, Tensor>? own)
{
    // Of the mean square of a number of a code whose length is 1, times the number of codes.
    private const double Ridge = 1e-4;

    /// <summary>Codes of samples (N × size → N × K) at the length 1; one of zeros stays so.</summary>
    internal float[,] Codes(Tensor samples)
    {
        using var scope = NewDisposeScope();
        var codes = model.Encode(samples);
        var lengths = codes.square().sum(1, keepdim: true).sqrt().clamp_min(1e-12); // N × 1
        return (float[,])(codes / lengths).data<float>().ToNDArray();
    }

    /// <summary>Valid samples against counterexamples.</summary>
    /// <param name="valid">The valid samples.</param>
    /// <param name="invalid">The counterexamples.</param>
    /// <param name="probe">Fitted to codes of what the model was trained on.</param>
    /// <param name="refitted">Fitted to codes of what is asked about.</param>
    internal DetectionScores Tell(Tensor valid, Tensor invalid, LogisticProbe probe, LogisticProbe refitted)
    {
        return new DetectionScores(
            ByCodes(own ?? StudyModels.Scorer.OfCodes),
            ByCodes(probe.Score),
            ByCodes(refitted.Score),
            By(samples => -DetectionProbe.Errors(model.call(samples), samples))
        );

        double ByCodes(Func<Tensor, Tensor> score) => By(samples => score(model.Encode(samples)));

        double By(Func<Tensor, Tensor> score) => Auroc.Of(Numbers(score, valid), Numbers(score, invalid));
    }

    /// <summary>
    /// R² of a linear map with an offset from codes to a number, fitted to some and tested with others. A small price of its squared
    /// weights keeps it from building on latents that hardly move in what it was fitted to.
    /// </summary>
    internal static double Explained(float[,] learned, double[] numbers, float[,] tested, double[] wanted)
    {
        var (inputs, targets) = (Wide(learned), Vector<double>.Build.Dense(numbers));
        var (middle, mean) = (inputs.ColumnSums() / inputs.RowCount, numbers.Average());
        var centred = inputs - Matrix<double>.Build.Dense(inputs.RowCount, inputs.ColumnCount, (_, latent) => middle[latent]);
        var price = Ridge * inputs.RowCount / inputs.ColumnCount;
        var products = centred.TransposeThisAndMultiply(centred) + Matrix<double>.Build.DenseIdentity(inputs.ColumnCount) * price;
        var weights = products.Cholesky().Solve(centred.TransposeThisAndMultiply(targets - mean));
        var guesses = Wide(tested) * weights + (mean - middle.DotProduct(weights));
        var average = wanted.Average();
        return 1
            - guesses.Zip(wanted, (guess, number) => Math.Pow(guess - number, 2)).Sum()
                / wanted.Sum(number => Math.Pow(number - average, 2));

        static Matrix<double> Wide(float[,] codes) =>
            Matrix<double>.Build.Dense(codes.GetLength(0), codes.GetLength(1), (row, latent) => codes[row, latent]);
    }

    private static float[] Numbers(Func<Tensor, Tensor> score, Tensor samples)
    {
        using var scope = NewDisposeScope();
        return score(samples).data<float>().ToArray();
    }
}
