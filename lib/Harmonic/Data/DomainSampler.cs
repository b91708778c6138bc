using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Harmonic.Data;

/// <summary>
/// An endless data set of a domain's samples: sample k depends on the seed and on k alone, so that a batch is a stretch of it however it is
/// cut. Valid samples, counterexamples and parts are three sequences of their own.
/// </summary>
public sealed class DomainSampler(IMixingDomain domain, long seed)
{
    private enum Stream
    {
        Valid,
        Invalid,
        Part,
    }

    private delegate void Draw(ref RandomSequence random, Span<float> values);

    /// <summary>What is sampled.</summary>
    public IMixingDomain Domain => domain;

    /// <summary>The seed.</summary>
    public long Seed => seed;

    /// <summary>Valid samples (<paramref name="count"/> × size).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public Tensor Valid(long first, int count) => Rows(Stream.Valid, first, count, domain.DrawValid);

    /// <summary>Single parts.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public Tensor Parts(long first, int count) => Rows(Stream.Part, first, count, domain.DrawPart);

    /// <summary>Counterexamples, of one kind or of all kinds in turn.</summary>
    /// <param name="first">The place of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="kind">The kind; null for all, sample k being of kind k modulo their number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1, or there is no such kind.</exception>
    public Tensor Invalid(long first, int count, int? kind = null)
    {
        var place = first;
        return Rows(Stream.Invalid, first, count, DrawNext);

        void DrawNext(ref RandomSequence random, Span<float> values) =>
            domain.DrawInvalid(ref random, kind ?? (int)(place++ % domain.InvalidKinds.Count), values);
    }

    /// <summary>
    /// The random numbers that valid sample <paramref name="place"/> of a seed is drawn with: a domain that draws with them again learns
    /// what lies behind its sample.
    /// </summary>
    public static RandomSequence OfValid(long seed, long place) => At(Stream.Valid, seed, place);

    private static RandomSequence At(Stream stream, long seed, long place) => new(seed, 3 * place + (int)stream);

    private Tensor Rows(Stream stream, long first, int count, Draw draw)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var rows = zeros(count, domain.Size);
        var values = MemoryMarshal.Cast<byte, float>(rows.bytes);
        for (var i = 0; i < count; i++)
        {
            var random = At(stream, seed, first + i);
            draw(ref random, values.Slice(i * domain.Size, domain.Size));
        }
        return rows;
    }
}
