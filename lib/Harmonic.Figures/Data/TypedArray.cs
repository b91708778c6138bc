using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>
/// Numbers as plotly.js takes them: a few as JSON numbers, which a reader of the document can see, many as base64 of the smallest
/// binary type that holds them. Single precision is a tenth of a pixel in a million; what is drawn needs no more.
/// </summary>
internal static class TypedArray
{
    /// <summary>Longer arrays are written in binary.</summary>
    internal const int LongestInDigits = 32;

    internal static JsonNode Encode(Values values) => values.Count <= LongestInDigits ? Digits(values.Array) : Binary(values.Array, null);

    /// <summary>A matrix, row by row.</summary>
    internal static JsonNode Encode(double[,] matrix)
    {
        var (rows, columns) = (matrix.GetLength(0), matrix.GetLength(1));
        return rows * columns <= LongestInDigits
            ? new JsonArray([.. Enumerable.Range(0, rows).Select(row => Digits(Row(matrix, row)))])
            : Binary([.. matrix.Cast<double>()], $"{rows}, {columns}");
    }

    private static double[] Row(double[,] matrix, int row) =>
        [.. Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix[row, column])];

    private static JsonArray Digits(double[] numbers) =>
        [.. numbers.Select(number => double.IsFinite(number) ? (JsonNode)Shortest(number) : null)];

    /// <summary>Numbers that are single precision at heart are written with its digits: 0.1, not 0.10000000149011612.</summary>
    private static JsonValue Shortest(double number) =>
        number == (float)number ? JsonValue.Create((float)number) : JsonValue.Create(number);

    private static JsonObject Binary(double[] numbers, string? shape)
    {
        var (name, size) = SmallestType(numbers);
        var bytes = new byte[numbers.Length * size];
        for (var index = 0; index < numbers.Length; index++)
        {
            Write(bytes.AsSpan(index * size), name, numbers[index]);
        }

        var encoded = new JsonObject { ["dtype"] = name, ["bdata"] = Convert.ToBase64String(bytes) };
        if (shape is not null)
        {
            encoded["shape"] = shape;
        }

        return encoded;
    }

    private static (string Name, int Size) SmallestType(double[] numbers)
    {
        var (low, high) = (0.0, 0.0);
        foreach (var number in numbers)
        {
            if (number != Math.Floor(number) || !double.IsFinite(number))
            {
                return ("f4", 4);
            }

            (low, high) = (Math.Min(low, number), Math.Max(high, number));
        }

        return (low, high) switch
        {
            (>= sbyte.MinValue, <= sbyte.MaxValue) => ("i1", 1),
            (>= short.MinValue, <= short.MaxValue) => ("i2", 2),
            (>= int.MinValue, <= int.MaxValue) => ("i4", 4),
            _ => ("f4", 4),
        };
    }

    private static void Write(Span<byte> target, string type, double number)
    {
        switch (type)
        {
            case "i1":
                target[0] = unchecked((byte)(sbyte)number);
                break;
            case "i2":
                BinaryPrimitives.WriteInt16LittleEndian(target, (short)number);
                break;
            case "i4":
                BinaryPrimitives.WriteInt32LittleEndian(target, (int)number);
                break;
            default:
                BinaryPrimitives.WriteSingleLittleEndian(target, double.IsFinite(number) ? (float)number : float.NaN);
                break;
        }
    }
}
