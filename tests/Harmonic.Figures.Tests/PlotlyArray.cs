using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Harmonic.Figures.Tests;

/// <summary>Reads arrays as plotly.js does, so that what is drawn can be compared with what was given.</summary>
internal static class PlotlyArray
{
    internal static double[] Decode(JsonNode? array)
    {
        if (array is JsonArray digits)
        {
            return [.. JsonNode.Parse(digits.ToJsonString())!.AsArray().Select(digit => digit is null ? double.NaN : (double)digit)];
        }

        var bytes = Convert.FromBase64String((string)array!["bdata"]!);
        return (string?)array["dtype"] switch
        {
            "i1" => [.. MemoryMarshal.Cast<byte, sbyte>(bytes).ToArray().Select(number => (double)number)],
            "i2" => [.. MemoryMarshal.Cast<byte, short>(bytes).ToArray().Select(number => (double)number)],
            "i4" => [.. MemoryMarshal.Cast<byte, int>(bytes).ToArray().Select(number => (double)number)],
            "f4" => [.. MemoryMarshal.Cast<byte, float>(bytes).ToArray().Select(number => (double)number)],
            var type => throw new ArgumentException($"plotly.js knows no type {type}"),
        };
    }
}
