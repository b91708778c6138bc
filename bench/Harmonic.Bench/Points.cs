using System.Runtime.InteropServices;
using Harmonic.Experiments;
using Harmonic.Models;
using Harmonic.Training;

namespace Harmonic.Bench;

/// <summary>Points in files of float32, row by row: what both halves of a benchmark read and write.</summary>
internal static class Points
{
    internal const int Latents = 16;

    /// <summary>The write-up's cloud: images under 81 shifts each, encoded by the trained encoder of seed 0.</summary>
    internal static object WriteLatents(string path, int images)
    {
        using var encoder = new ToyEncoder();
        encoder.load_state_dict(Safetensors.Load("data/results/01-toy-factorization/seed-0.safetensors").Tensors);
        var cloud = ShiftGrid.Encode(encoder, seed: 42, images).Latents;
        Write(path, cloud);
        return new { points = cloud.GetLength(0) };
    }

    internal static object Trustworthiness(string path, string layout, int count) =>
        new { trustworthiness = Embedding.Trustworthiness.Score(Read(path, Latents, count), Read(layout, 2, count)) };

    internal static float[,] Read(string path, int columns, int rows)
    {
        var points = new float[rows, columns];
        using var file = File.OpenRead(path);
        file.ReadExactly(MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref points[0, 0], points.Length)));
        return points;
    }

    internal static void Write(string path, float[,] points)
    {
        using var file = File.Create(path);
        file.Write(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref points[0, 0], points.Length)));
    }
}
