using static TorchSharp.torch;

namespace Harmonic.Models;

/// <summary>What an autoencoder made of a batch in training.</summary>
/// <param name="Samples">B × N.</param>
/// <param name="Codes">B × K.</param>
/// <param name="Outputs">B × N.</param>
/// <param name="Penalty">What the codes cost besides the reconstruction, a single number, weighted; null if nothing.</param>
public sealed record AutoencoderPass(Tensor Samples, Tensor Codes, Tensor Outputs, Tensor? Penalty);
