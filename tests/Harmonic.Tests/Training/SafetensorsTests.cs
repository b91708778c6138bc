using System.Text;
using Harmonic.Data;
using Harmonic.Training;
using static TorchSharp.torch;

namespace Harmonic.Tests.Training;

public sealed class SafetensorsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("harmonic").FullName;

    private string File => Path.Combine(folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_saved_is_loaded()
    {
        Tensor[] saved =
        [
            arange(6, dtype: ScalarType.Float32).reshape(2, 3).t(),
            tensor(1.5),
            zeros(0, 4),
            arange(5),
            ones(3).to(ScalarType.Float16),
            arange(3) > 1,
        ];
        Safetensors.Save(
            File,
            saved.Select((tensor, i) => (Name: $"t{i}", tensor)).ToDictionary(),
            new Dictionary<string, string> { ["note"] = "é" }
        );
        var (loaded, metadata) = Safetensors.Load(File);
        Assert.Equal("é", metadata["note"]);
        for (var i = 0; i < saved.Length; i++)
        {
            Assert.True(saved[i].Equals(loaded[$"t{i}"]), $"t{i}");
        }
        Assert.Equal(["weights.safetensors"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    /// <summary>The bytes that the format's own description gives for one tensor.</summary>
    [Fact]
    public void The_layout_is_the_formats()
    {
        const string Header = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} """;
        byte[] expected =
        [
            .. BitConverter.GetBytes((long)Header.Length + 1),
            .. Encoding.UTF8.GetBytes(Header + " "),
            .. BitConverter.GetBytes(1f),
            .. BitConverter.GetBytes(-2f),
        ];
        Safetensors.Save(File, new Dictionary<string, Tensor> { ["a"] = tensor(new[] { 1f, -2f }) });
        Assert.Equal(expected, System.IO.File.ReadAllBytes(File));
    }

    [Theory]
    [InlineData("", "cut short")]
    [InlineData("not a file of tensors at all, but long enough for a header length", "cut short")]
    [InlineData("\u0002\0\0\0\0\0\0\0[]", "not a JSON object")]
    [InlineData("\u0002\0\0\0\0\0\0\0{]", "not a JSON object")]
    [InlineData("\u0004\0\0\0\0\0\0\0null", "not a JSON object")]
    [InlineData("\u0007\0\0\0\0\0\0\0{\"a\":1}", "not understood")]
    [InlineData("\u0015\0\0\0\0\0\0\0{\"__metadata__\":null}", "not understood")]
    public void Foreign_files_are_refused_in_a_sentence(string content, string expected)
    {
        System.IO.File.WriteAllText(File, content);
        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Load(File));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(File, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C64", "[2]", 0, 16, "C64, which is not read; save it as one of F32")]
    [InlineData("F32", "[2]", 0, 4, "does not lie where")]
    [InlineData("F32", "[-1]", 0, 4, "does not lie where")]
    [InlineData("F32", "[4611686018427387904,4611686018427387904]", 0, 4, "does not lie where")]
    [InlineData("F32", "[1]", 4, 8, "does not lie where")]
    [InlineData("F32", "[2]", 0, 8, "cut short: its tensors end at byte 8 of 4")]
    [InlineData("F32", "[0]", 0, 0, "damaged: its tensors end at byte 0 of 4")]
    public void A_header_that_does_not_fit_its_file_is_refused_in_a_sentence(string type, string shape, int begin, int end, string expected)
    {
        var header = $$$"""{"a":{"dtype":"{{{type}}}","shape":{{{shape}}},"data_offsets":[{{{begin}}},{{{end}}}]}}""";
        byte[] bytes = [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), 0, 0, 0, 0];
        System.IO.File.WriteAllBytes(File, bytes);
        var message = Assert.Throws<InvalidDataException>(() => Safetensors.Load(File)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    /// <summary>Of 5,000 copies of published weights, each with 1 to 4 bytes of the header changed, cut out or put in.</summary>
    [Fact]
    public void A_damaged_header_is_read_or_refused_in_a_sentence()
    {
        var whole = System.IO.File.ReadAllBytes(Repository.File("data", "results", "01-toy-factorization", "seed-0.safetensors"));
        var header = 8 + (int)BitConverter.ToInt64(whole);
        var refused = 0;
        var before = LiveTensors.Count();
        for (var seed = 0; seed < 5000; seed++)
        {
            System.IO.File.WriteAllBytes(File, Damaged(whole, header, seed));
            try
            {
                foreach (var tensor in Safetensors.Load(File).Tensors.Values)
                {
                    tensor.Dispose();
                }
            }
            catch (InvalidDataException error)
            {
                refused++;
                Assert.Contains(File, error.Message, StringComparison.Ordinal);
            }
        }
        Assert.True(LiveTensors.Count() <= before);
        Assert.InRange(refused, 4000, 4999); // another letter in a name is no damage that a reader could see
    }

    private static byte[] Damaged(byte[] whole, int header, long seed)
    {
        var random = new RandomSequence(seed, 0);
        var bytes = whole.ToList();
        for (var damage = random.Between(1, 5); damage > 0; damage--)
        {
            var (place, value) = (random.Between(0, header), (byte)random.Between(0, 256));
            switch (random.Between(0, 4))
            {
                case 0:
                    bytes.RemoveAt(place);
                    break;
                case 1:
                    bytes.Insert(place, value);
                    break;
                case 2:
                    bytes[place] = (byte)"0123456789[]{}:,\"-.eEtn"[value % 23]; // what JSON is made of does more harm than noise
                    break;
                default:
                    bytes[place] = value;
                    break;
            }
        }
        return [.. bytes];
    }

    [Fact]
    public void Tensors_of_other_types_and_none_are_refused()
    {
        var message = Assert.Throws<ArgumentException>(() => Save(ones(2, ScalarType.ComplexFloat32))).Message;
        Assert.Contains("a is of type ComplexFloat32", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => Save(null!));
        Assert.False(System.IO.File.Exists(File));

        void Save(Tensor tensor) => Safetensors.Save(File, new Dictionary<string, Tensor> { ["a"] = tensor });
    }

    /// <summary>A process that is killed in the middle of a write.</summary>
    [Fact]
    public void The_next_write_clears_away_what_a_killed_one_left_and_nothing_else()
    {
        var (leftover, held) = (Temporary("weights", minutes: 2), Temporary("weights", minutes: 2));
        var (young, other) = (Temporary("weights", minutes: 0), Temporary("other", minutes: 2));
        using var writer = new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Safetensors.Save(File, new Dictionary<string, Tensor> { ["a"] = ones(2) });
        Assert.False(System.IO.File.Exists(leftover));
        Assert.Equivalent(new[] { held, young, other, File }, Directory.GetFiles(folder), strict: true);

        string Temporary(string name, int minutes)
        {
            var path = Path.Combine(folder, $".{name}.safetensors.{Guid.NewGuid():N}.tmp");
            System.IO.File.WriteAllText(path, "half");
            System.IO.File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-minutes));
            return path;
        }
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        Safetensors.Save(File, new Dictionary<string, Tensor> { ["a"] = ones(3, 3), ["b"] = ones(2) });
        var whole = System.IO.File.ReadAllBytes(File);
        for (var length = 0; length < whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            Assert.Throws<InvalidDataException>(() => Safetensors.Load(File));
        }
    }
}
