using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>
/// Tensors by name in one file, in the layout that Python's <c>safetensors</c> reads: the length of a JSON header (8 bytes, little-endian),
/// the header, and the elements of one tensor after the other.
/// </summary>
public static class Safetensors
{
    private const string MetadataKey = "__metadata__";
    private const int LongestHeader = 100_000_000;

    /// <summary>Writes tensors and texts; the file appears whole or not at all.</summary>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var header = new JsonObject();
        if (metadata is not null)
        {
            header[MetadataKey] = new JsonObject(metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        }
        var bytes = new List<byte[]>();
        long offset = 0;
        using (no_grad())
        {
            using var scope = NewDisposeScope();
            foreach (var (name, tensor) in tensors)
            {
                var elements = tensor.detach().cpu().contiguous().bytes.ToArray();
                header[name] = new JsonObject
                {
                    ["dtype"] = TypeName(tensor.dtype),
                    ["shape"] = new JsonArray([.. tensor.shape.Select(length => (JsonNode)length)]),
                    ["data_offsets"] = new JsonArray(offset, offset + elements.Length),
                };
                bytes.Add(elements);
                offset += elements.Length;
            }
        }
        AtomicFile.Write(path, stream => WriteAll(stream, header, bytes));
    }

    /// <summary>Reads a file whole.</summary>
    /// <returns>The tensors by name, on the processor, and the texts.</returns>
    /// <exception cref="InvalidDataException">The file is cut short, or no safetensors file; the message says which file and why.</exception>
    public static (Dictionary<string, Tensor> Tensors, Dictionary<string, string> Metadata) Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var header = Header(path, bytes, out var start);
        var (tensors, metadata) = (new Dictionary<string, Tensor>(), new Dictionary<string, string>());
        foreach (var (name, node) in header)
        {
            if (name == MetadataKey)
            {
                metadata = node!.AsObject().ToDictionary(pair => pair.Key, pair => (string?)pair.Value ?? "");
                continue;
            }
            tensors[name] = Element(path, name, node, bytes.AsSpan(start));
        }
        return (tensors, metadata);
    }

    private static void WriteAll(Stream stream, JsonObject header, List<byte[]> tensors)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(header);
        var padding = (8 - text.Length % 8) % 8; // the elements begin at a multiple of 8, as the format asks
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length + padding);
        stream.Write(length);
        stream.Write(text);
        stream.Write(Enumerable.Repeat((byte)' ', padding).ToArray());
        tensors.ForEach(elements => stream.Write(elements));
    }

    private static JsonObject Header(string path, byte[] bytes, out int start)
    {
        var length = bytes.Length >= 8 ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : -1;
        if (length is < 2 or > LongestHeader || length > bytes.Length - 8)
        {
            throw new InvalidDataException($"{path} is not a safetensors file, or is cut short: its header does not fit in {bytes.Length} bytes.");
        }
        start = 8 + (int)length;
        try
        {
            return JsonNode.Parse(bytes.AsSpan(8, (int)length))!.AsObject();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is not a safetensors file: its header is not a JSON object.");
        }
    }

    private static Tensor Element(string path, string name, JsonNode? node, ReadOnlySpan<byte> data)
    {
        try
        {
            var shape = node!["shape"]!.AsArray().Select(length => (long)length!).ToArray();
            var (begin, end) = ((long)node["data_offsets"]![0]!, (long)node["data_offsets"]![1]!);
            if (begin < 0 || end < begin || end > data.Length)
            {
                throw new InvalidDataException($"{path} is cut short: {name} should end at byte {end} of {data.Length}.");
            }
            var tensor = empty(shape, dtype: TypeOf((string)node["dtype"]!));
            if (tensor.numel() * tensor.ElementSize != end - begin)
            {
                throw new InvalidDataException($"{path} is damaged: {name} has {end - begin} bytes, which is not what its shape needs.");
            }
            data[(int)begin..(int)end].CopyTo(tensor.bytes);
            return tensor;
        }
        catch (Exception error) when (error is NullReferenceException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is damaged: the header's entry for {name} is not understood.");
        }
    }

    private static string TypeName(ScalarType type) => type switch
    {
        ScalarType.Float32 => "F32",
        ScalarType.Float64 => "F64",
        ScalarType.Int64 => "I64",
        ScalarType.BFloat16 => "BF16",
        _ => throw new ArgumentException($"Tensors of type {type} are not saved."),
    };

    private static ScalarType TypeOf(string name) => name switch
    {
        "F32" => ScalarType.Float32,
        "F64" => ScalarType.Float64,
        "I64" => ScalarType.Int64,
        "BF16" => ScalarType.BFloat16,
        _ => throw new ArgumentException($"Tensors of type {name} are not read."),
    };
}
