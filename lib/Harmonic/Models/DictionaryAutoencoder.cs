using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Harmonic.Models;

/// <summary>
/// A sparse autoencoder as the field builds it: one layer each way, as many latents as one likes, a decoder whose rows have length 1, an
/// offset that is taken off before and added after, and latents that died brought back by an auxiliary loss (Gao et al., 2024). Letters: B
/// samples, N numbers a sample, K latents.
/// </summary>
public sealed class DictionaryAutoencoder : Autoencoder
{
    private const double Auxiliary = 1.0 / 32;
    private const double ThresholdPace = 0.01;
    private readonly Sparsity sparsity;
    private readonly int deadAfter;
    private readonly DictionaryDecoder decoder;
    private readonly Tensor silent; // K: how many samples ago each latent fired
    private readonly Tensor threshold; // 1: the least number that is kept

    /// <param name="size">Numbers a sample, N.</param>
    /// <param name="latents">Numbers a code, K.</param>
    /// <param name="sparsity">How codes are kept sparse.</param>
    /// <param name="deadAfter">
    /// After how many samples without a number above 0 a latent counts as dead, and is asked to explain what is left; 0 leaves that out.
    /// </param>
    /// <exception cref="ArgumentException">A number of latents to keep, or a prefix, is out of range.</exception>
    public DictionaryAutoencoder(int size, int latents, Sparsity sparsity, int deadAfter = 0)
        : this(sparsity, deadAfter, new DictionaryDecoder(latents, size), size, latents) { }

    private DictionaryAutoencoder(Sparsity sparsity, int deadAfter, DictionaryDecoder decoder, int size, int latents)
        : base(nameof(DictionaryAutoencoder), new DictionaryEncoder(decoder), decoder, size, latents)
    {
        ArgumentNullException.ThrowIfNull(sparsity);
        ArgumentOutOfRangeException.ThrowIfNegative(deadAfter);
        var kept = Kept(sparsity);
        if (kept is < 1 || kept > latents)
        {
            throw new ArgumentOutOfRangeException(nameof(sparsity), kept, $"Of {latents} latents 1 to {latents} can be kept.");
        }
        int[] steps = [0, .. Prefixes(sparsity), latents];
        if (!steps.Zip(steps.Skip(1)).All(pair => pair.First < pair.Second))
        {
            throw new ArgumentException($"The prefixes of {latents} latents are rising numbers from 1 to {latents - 1}.", nameof(sparsity));
        }
        (this.sparsity, this.deadAfter, this.decoder) = (sparsity, deadAfter, decoder);
        (silent, threshold) = (zeros(latents), zeros(1));
        register_buffer(nameof(silent), silent);
        register_buffer(nameof(threshold), threshold);
    }

    /// <inheritdoc/>
    public override string Description =>
        $"dictionary of {Latents} latents, {Named(sparsity)}{(deadAfter > 0 ? $", auxiliary loss after {deadAfter} samples" : "")}";

    /// <summary>The direction of each latent, of length 1 (K × N).</summary>
    public Tensor Directions() => decoder.Rows();

    /// <summary>How many latents count as dead; 0 where that is left out.</summary>
    public int Dead() => deadAfter == 0 ? 0 : (int)(silent >= deadAfter).sum().ToInt64();

    /// <inheritdoc/>
    public override AutoencoderPass Train(Tensor samples, long step)
    {
        var before = LastLayer(samples).relu(); // B × K
        var codes = InTraining(before);
        var outputs = Decode(codes);
        var power = samples.square().sum(1).mean();
        var penalties = new List<Tensor>();
        if (sparsity is Sparsity.L1(var price))
        {
            penalties.Add(codes.sum(1).mean() * price);
        }
        foreach (var prefix in Prefixes(sparsity))
        {
            penalties.Add((decoder.Prefix(codes, prefix) - samples).square().sum(1).mean() / power);
        }
        if (deadAfter > 0)
        {
            Remember(codes);
            if (Revival(before, samples - outputs) is { } revival)
            {
                penalties.Add(revival / power * Auxiliary);
            }
        }
        return new AutoencoderPass(samples, codes, outputs, penalties.Count == 0 ? null : penalties.Aggregate((sum, part) => sum + part));
    }

    /// <summary>The code as it is after training: with a threshold where training looks at whole batches.</summary>
    protected override Tensor Encoded(Tensor last)
    {
        var before = last.relu(); // B × K
        return sparsity switch
        {
            Sparsity.TopK(var kept) => Largest(before, kept),
            Sparsity.BatchTopK or Sparsity.Matryoshka => before * (before > threshold).to(before.dtype),
            _ => before,
        };
    }

    private Tensor InTraining(Tensor before)
    {
        if (sparsity is not (Sparsity.BatchTopK or Sparsity.Matryoshka))
        {
            return sparsity is Sparsity.TopK(var kept) ? Largest(before, kept) : before;
        }
        var (rows, columns) = (before.size(0), before.size(1));
        var codes = Largest(before.reshape(1, -1), (int)Math.Min(rows * columns, rows * Kept(sparsity)!.Value)).reshape(rows, columns);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var positive = codes[codes > 0];
        if (positive.numel() > 0)
        {
            var least = positive.min();
            threshold.copy_(where(threshold > 0, threshold + (least - threshold) * ThresholdPace, least));
        }
        return codes;
    }

    private void Remember(Tensor codes)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var fired = (codes > 0).any(0);
        silent.copy_(where(fired, zeros_like(silent), silent + (double)codes.size(0)));
    }

    /// <summary>The mean squared error of what is left after the dead latents' share of it; null where none is dead.</summary>
    private Tensor? Revival(Tensor before, Tensor left)
    {
        var dead = (silent >= deadAfter).to(before.dtype); // K
        var count = (int)dead.sum().ToInt64();
        if (count == 0)
        {
            return null;
        }
        // Half as many as a sample has numbers, as in the paper's code.
        var codes = Largest(before * dead, Math.Min(count, Math.Max(1, Size / 2)));
        return (decoder.WithoutOffset(codes) - left.detach()).square().sum(1).mean();
    }

    private static Tensor Largest(Tensor codes, int kept)
    {
        var (largest, places) = codes.topk(kept, 1); // rows × kept
        return zeros_like(codes).scatter(1, places, largest);
    }

    private static int? Kept(Sparsity sparsity) =>
        sparsity switch
        {
            Sparsity.TopK(var kept) => kept,
            Sparsity.BatchTopK(var kept) => kept,
            Sparsity.Matryoshka(var kept, _) => kept,
            _ => null,
        };

    private static IReadOnlyList<int> Prefixes(Sparsity sparsity) => sparsity is Sparsity.Matryoshka(_, var prefixes) ? prefixes : [];

    private static string Named(Sparsity sparsity) =>
        sparsity switch
        {
            Sparsity.L1(var price) => FormattableString.Invariant($"L1 {price:R}"),
            Sparsity.TopK(var kept) => $"top-{kept}",
            Sparsity.BatchTopK(var kept) => $"batch top-{kept}",
            _ => $"Matryoshka top-{Kept(sparsity)} of {string.Join(", ", Prefixes(sparsity))}",
        };

    /// <summary>Codes to samples: directions of length 1, whatever length their parameters have, and an offset.</summary>
    private sealed class DictionaryDecoder : Module<Tensor, Tensor>
    {
        private readonly Parameter weight; // K × N
        private readonly Parameter offset; // N

        internal DictionaryDecoder(int latents, int size)
            : base(nameof(DictionaryDecoder))
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(latents, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
            (weight, offset) = (new Parameter(functional.normalize(randn(latents, size), dim: 1)), new Parameter(zeros(size)));
            RegisterComponents();
        }

        internal Tensor Offset => offset;

        internal Tensor Rows() => functional.normalize(weight, dim: 1);

        internal Tensor WithoutOffset(Tensor codes) => codes.mm(Rows());

        internal Tensor Prefix(Tensor codes, int count) => codes.narrow(1, 0, count).mm(Rows().narrow(0, 0, count)) + offset;

        public override Tensor forward(Tensor codes)
        {
            using var scope = NewDisposeScope();
            return scope.MoveToOuter(codes.mm(Rows()) + offset);
        }
    }

    /// <summary>Samples without the decoder's offset to what the codes are made of; begins as the decoder's transpose.</summary>
    private sealed class DictionaryEncoder : Module<Tensor, Tensor>
    {
        private readonly Func<Tensor> offset; // the decoder's, and its parameter
        private readonly Linear layer;

        internal DictionaryEncoder(DictionaryDecoder decoder)
            : base(nameof(DictionaryEncoder))
        {
            offset = () => decoder.Offset;
            using var _ = no_grad();
            using var rows = decoder.Rows();
            layer = Linear(rows.size(1), rows.size(0));
            layer.weight!.copy_(rows);
            layer.bias!.zero_();
            RegisterComponents();
        }

        public override Tensor forward(Tensor samples)
        {
            using var scope = NewDisposeScope();
            return scope.MoveToOuter(layer.call(samples - offset()));
        }
    }
}
