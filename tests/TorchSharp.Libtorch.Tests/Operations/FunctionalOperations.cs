using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests;

/// <summary>torch.nn.functional: losses, convolutions, activations.</summary>
internal static class FunctionalOperations
{
    internal static OperationTable Table { get; } = WithWeights(new()
    {
        { "cosine_similarity", (a, b) => cosine_similarity(a, b) },
        { "cosine_similarity dim", (a, b) => cosine_similarity(a, b, 2, 1e-6) },
        { "cosine_similarity with zero", a => cosine_similarity(a, zeros_like(a)) }, { "mse_loss", (a, b) => mse_loss(a, b) },
        { "mse_loss sum", (a, b) => mse_loss(a, b, Reduction.Sum) },
        { "mse_loss none", (a, b) => mse_loss(a, b, Reduction.None) },
        { "l1_loss", (a, b) => l1_loss(a, b) }, { "bce with logits", (a, t) => binary_cross_entropy_with_logits(a, t.detach()) },
        { "linear", (a, t, b) => linear(a, t.t(), b) }, { "linear without bias", (a, t) => linear(a, t.t()) },
        { "conv2d", (i, k, b) => conv2d(i, k, b, [2, 2], [1, 1]) }, { "conv2d plain", (i, k) => conv2d(i, k) },
        { "conv2d dilated", (i, k) => conv2d(i, k, padding: [2, 1], dilation: [2, 1]) },
        { "conv2d grouped", (i, k, b) => conv2d(i, k, b, groups: 2) },
        { "conv_transpose2d", (i, k, b) => conv_transpose2d(i, k, b, [2, 2], [1, 1], [1, 1]) }, { "gelu", a => gelu(a) },
        { "relu", a => relu(a) },
        { "sigmoid", functional.sigmoid }, { "tanh", a => functional.tanh(a) }, { "softplus", a => softplus(a, 2, 1) },
        { "softmax", a => softmax(a, 1) },
        { "normalize", x => normalize(x, dim: 2) }, { "normalize 1", x => normalize(x, 1, 0) },
        { "adaptive_avg_pool2d", i => adaptive_avg_pool2d(i, 2) },
        { "pad", i => pad(i, [1, 0, 2, 1]) },
    });

    private static OperationTable WithWeights(OperationTable table)
    {
        table.AddMany("bce with weights", x =>
            [binary_cross_entropy_with_logits(x[0], x[1], x[2].detach(), Reduction.Sum, x[3].detach().abs())]);
        return table;
    }
}
