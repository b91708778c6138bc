using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
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

    private static readonly Dictionary<string, (ScalarType Scalar, long Size)> Types = new()
    {
        ["F32"] = (ScalarType.Float32, 4),
        ["F64"] = (ScalarType.Float64, 8),
        ["I64"] = (ScalarType.Int64, 8),
        ["I32"] = (ScalarType.Int32, 4),
        ["U8"] = (ScalarType.Byte, 1),
        ["BOOL"] = (ScalarType.Bool, 1),
        ["F16"] = (ScalarType.Float16, 2),
        ["BF16"] = (ScalarType.BFloat16, 2),
    };

    /// <summary>Writes tensors and texts; the file appears whole or not at all.</summary>
    /// <exception cref="ArgumentException">A tensor is null or of a type that is not saved.</exception>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(path);
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
                ArgumentNullException.ThrowIfNull(tensor, name);
                var elements = tensor.detach().cpu().contiguous().bytes.ToArray();
                header[name] = new JsonObject
                {
                    ["dtype"] = TypeName(name, tensor.dtype),
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
    /// <exception cref="InvalidDataException">The file is cut short, or no safetensors file; the message says which file and
    /// why.</exception>
    public static (Dictionary<string, Tensor> Tensors, Dictionary<string, string> Metadata) Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var header = Header(path, bytes, out var start);
        var texts = header.Remove(MetadataKey, out var given) ? Read<Dictionary<string, string?>>(path, MetadataKey, given) : [];
        var entries = header.Select(pair => (Name: pair.Key, Entry: Read<Entry>(path, pair.Key, pair.Value))).ToList();
        RequireWhole(path, entries, bytes.Length - start);
        return (
            entries.ToDictionary(pair => pair.Name, pair => pair.Entry.ToTensor(bytes.AsSpan(start))),
            texts.ToDictionary(pair => pair.Key, pair => pair.Value ?? "")
        );
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

    private static Dictionary<string, JsonElement> Header(string path, byte[] bytes, out int start)
    {
        var length = bytes.Length >= 8 ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : -1;
        if (length is < 2 or > LongestHeader || length > bytes.Length - 8)
        {
            throw new InvalidDataException(
                $"{path} is not a safetensors file, or is cut short: its header does not fit in {bytes.Length} bytes."
            );
        }
        start = 8 + (int)length;
        try
        {
            var text = bytes.AsSpan(8, (int)length);
            return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(text, JsonSerializerOptions.Strict)
                ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{path} is not a safetensors file: its header is not a JSON object.");
        }
    }

    private static T Read<T>(string path, string name, JsonElement element)
    {
        try
        {
            return element.Deserialize<T>(JsonSerializerOptions.Strict) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"{path} is damaged: the header's entry for {name} is not understood.");
        }
    }

    /// <summary>The tensors fill the file from the header on, one after the other, each as long as its shape says.</summary>
    private static void RequireWhole(string path, List<(string Name, Entry Entry)> entries, long length)
    {
        long place = 0;
        foreach (var (name, entry) in entries.OrderBy(pair => pair.Entry.Begin).ThenBy(pair => pair.Entry.End))
        {
            if (!Types.ContainsKey(entry.Type))
            {
                throw new InvalidDataException(
                    $"{path} has {name} as {entry.Type}, which is not read; save it as one of {string.Join(", ", Types.Keys)}."
                );
            }
            if (entry.Offsets.Length != 2 || entry.Begin != place || entry.End < place || entry.End - place != entry.Bytes)
            {
                throw new InvalidDataException($"{path} is damaged: {name} does not lie where its shape and the rest put it.");
            }
            place = entry.End;
        }
        if (place != length)
        {
            throw new InvalidDataException(
                $"{path} is {(place > length ? "cut short" : "damaged")}: its tensors end at byte {place} of {length}."
            );
        }
    }

    private static string TypeName(string name, ScalarType type) =>
        Types.FirstOrDefault(pair => pair.Value.Scalar == type).Key
        ?? throw new ArgumentException($"{name} is of type {type}, which is not saved; convert it to Float32 first.");

    /// <summary>What the header says of a tensor.</summary>
    private sealed record Entry(
        [property: JsonPropertyName("dtype")] string Type,
        [property: JsonPropertyName("shape")] long[] Shape,
        [property: JsonPropertyName("data_offsets")] long[] Offsets
    )
    {
        internal long Begin => Offsets.FirstOrDefault();

        internal long End => Offsets.LastOrDefault();

        /// <summary>How long a tensor of this type and shape is; −1 where no file could hold it.</summary>
        internal long Bytes
        {
            get
            {
                var bytes = Types[Type].Size;
                foreach (var length in Shape)
                {
                    if (length < 0 || length > int.MaxValue / bytes)
                    {
                        return -1;
                    }
                    bytes *= Math.Max(1, length);
                }
                return Shape.Contains(0) ? 0 : bytes;
            }
        }

        internal Tensor ToTensor(ReadOnlySpan<byte> data)
        {
            var tensor = empty(Shape, dtype: Types[Type].Scalar);
            data[(int)Begin..(int)End].CopyTo(tensor.bytes);
            return tensor;
        }
    }
}
