using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Harmonic.Embedding;

/// <summary>Sixteen xorshift generators side by side (Marsaglia, Xorshift RNGs, 2003), each started from its own hash.</summary>
internal static class LaneRandom
{
    /// <summary>States that depend on the seed, the epoch and each lane's point, and on nothing else.</summary>
    public static Vector512<uint> Start(uint seed, uint epoch, Vector512<int> points)
    {
        var key = Vector512.Create((seed * 0x9e3779b9u) ^ (epoch * 0x85ebca6bu));
        var state = Mix(Mix(points.AsUInt32() * 0xc2b2ae35u ^ key) + key);
        return state | Vector512<uint>.One; // zero is the one state that xorshift never leaves
    }

    /// <summary>The next number from 0 to <paramref name="count"/> - 1 in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Next(ref Vector512<uint> state, int count)
    {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        var unit = Vector512.ConvertToSingle((state >>> 8).AsInt32()) * (1f / (1 << 24));
        return Vector512.Min(Vector512.ConvertToInt32(unit * count), Vector512.Create(count - 1));
    }

    // The finaliser of MurmurHash3.
    private static Vector512<uint> Mix(Vector512<uint> x)
    {
        x ^= x >>> 16;
        x *= 0x85ebca6bu;
        x ^= x >>> 13;
        x *= 0xc2b2ae35u;
        return x ^ (x >>> 16);
    }
}
