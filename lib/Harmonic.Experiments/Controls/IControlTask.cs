using Harmonic.Data;
using Harmonic.Models;
using static TorchSharp.torch;

namespace Harmonic.Experiments;

/// <summary>What models are trained on, and what is asked of them then.</summary>
/// <typeparam name="TScores">What is measured of a model.</typeparam>
public interface IControlTask<TScores>
{
    /// <summary>What models are trained on.</summary>
    IMixingDomain Domain { get; }

    /// <summary>How many held-out samples of a kind are measured.</summary>
    int Samples { get; }

    /// <summary>What else decides the numbers, in a few words; empty for nothing.</summary>
    string Remark { get; }

    /// <summary>Measures a model, which must be on the processor.</summary>
    /// <param name="model">The model.</param>
    /// <param name="own">The score it was trained with, of codes (B × K → B); null for the common harmony score.</param>
    /// <param name="seed">The seed of the samples that probes are fitted to: the model's own.</param>
    TScores Measure(Autoencoder model, Func<Tensor, Tensor>? own, long seed);
}
