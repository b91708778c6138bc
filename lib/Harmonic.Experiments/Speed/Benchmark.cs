using System.Text.Json;

namespace Harmonic.Experiments;

/// <summary>What <c>bench/run</c> measured of one computation, in one file of its results.</summary>
/// <param name="When">The day.</param>
/// <param name="Cores">How many cores there were.</param>
/// <param name="Results">A row for each size.</param>
public sealed record Benchmark(string When, int Cores, IReadOnlyList<BenchmarkRow> Results)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    /// <summary>The benchmark in a JSON file.</summary>
    /// <exception cref="InvalidDataException">The file is missing or holds something else.</exception>
    public static Benchmark Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<Benchmark>(stream, Json) is { Results: not null } benchmark
                ? benchmark
                : throw new InvalidDataException($"{path} holds no results of bench/run.");
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            throw new InvalidDataException($"{path} is not a result of bench/run, which writes it: {error.Message}", error);
        }
    }
}
