using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace Harmonic.Figures.Pages;

/// <summary>Reads numbers as plotly.js takes them: lists, or base64 of a binary type. What is no number becomes NaN.</summary>
public static class NumberArray
{
    /// <summary>The numbers of a list or of a typed array (an object with <c>dtype</c> and <c>bdata</c>); none of anything else.</summary>
    /// <exception cref="ExportException">A typed array is damaged, or of a type that plotly.js does not know.</exception>
    public static double[] Read(JsonNode? node) =>
        node switch
        {
            JsonArray list => [.. list.Select(Number)],
            JsonObject typed => Binary(typed),
            _ => [],
        };

    /// <summary>A matrix, row by row.</summary>
    internal static double[,] ReadMatrix(JsonNode? node)
    {
        if (node is JsonArray rows)
        {
            var lists = rows.Select(Read).ToArray();
            return Fold([.. lists.SelectMany(row => row)], lists.Length, lists.Length == 0 ? 0 : lists[0].Length);
        }

        var shape = ((string?)node?["shape"] ?? "").Split(',');
        return shape.Length == 2 && int.TryParse(shape[0], out var height) && int.TryParse(shape[1], out var width)
            ? Fold(Read(node), height, width)
            : new double[0, 0];
    }

    private static double[,] Fold(double[] numbers, int rows, int columns)
    {
        if (numbers.Length != rows * columns)
        {
            throw new ExportException($"A matrix of {rows} × {columns} in this figure holds {numbers.Length} numbers.");
        }

        var matrix = new double[rows, columns];
        Buffer.BlockCopy(numbers, 0, matrix, 0, numbers.Length * sizeof(double));
        return matrix;
    }

    private static double Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<double>(out var number) ? number : double.NaN;

    private static double[] Binary(JsonObject typed)
    {
        var text = (string?)typed["bdata"] ?? "";
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var count))
        {
            throw new ExportException("The numbers of this figure are damaged: they are no base64.");
        }

        ReadOnlySpan<byte> data = bytes.AsSpan(0, count);
        return (string?)typed["dtype"] switch
        {
            "i1" => Each(data, 1, part => (sbyte)part[0]),
            "u1" or "u1c" or "uc" => Each(data, 1, part => part[0]),
            "i2" => Each(data, 2, part => BinaryPrimitives.ReadInt16LittleEndian(part)),
            "u2" => Each(data, 2, part => BinaryPrimitives.ReadUInt16LittleEndian(part)),
            "i4" => Each(data, 4, part => BinaryPrimitives.ReadInt32LittleEndian(part)),
            "u4" => Each(data, 4, part => BinaryPrimitives.ReadUInt32LittleEndian(part)),
            "f4" => Each(data, 4, part => BinaryPrimitives.ReadSingleLittleEndian(part)),
            "f8" => Each(data, 8, part => BinaryPrimitives.ReadDoubleLittleEndian(part)),
            var type => throw new ExportException($"The numbers of this figure have the type \"{type}\", which is not known here."),
        };
    }

    private delegate double Reading(ReadOnlySpan<byte> part);

    private static double[] Each(ReadOnlySpan<byte> data, int size, Reading read)
    {
        var numbers = new double[data.Length / size];
        for (var index = 0; index < numbers.Length; index++)
        {
            numbers[index] = read(data[(index * size)..]);
        }

        return numbers;
    }
}
