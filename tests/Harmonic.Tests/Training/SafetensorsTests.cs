using System.Text;
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
        Tensor[] saved = [arange(6, dtype: ScalarType.Float32).reshape(2, 3).t(), tensor(1.5), zeros(0, 4), arange(5)];
        Safetensors.Save(File, saved.Select((tensor, i) => (Name: $"t{i}", tensor)).ToDictionary(), new Dictionary<string, string> { ["note"] = "é" });
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
        byte[] expected = [.. BitConverter.GetBytes((long)Header.Length + 1), .. Encoding.UTF8.GetBytes(Header + " "),
            .. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(-2f)];
        Safetensors.Save(File, new Dictionary<string, Tensor> { ["a"] = tensor(new[] { 1f, -2f }) });
        Assert.Equal(expected, System.IO.File.ReadAllBytes(File));
    }

    [Theory]
    [InlineData("", "cut short")]
    [InlineData("not a file of tensors at all, but long enough for a header length", "cut short")]
    [InlineData("\u0002\0\0\0\0\0\0\0[]", "not a JSON object")]
    [InlineData("\u0002\0\0\0\0\0\0\0{]", "not a JSON object")]
    [InlineData("\u0007\0\0\0\0\0\0\0{\"a\":1}", "not understood")]
    public void Foreign_files_are_refused_in_a_sentence(string content, string expected)
    {
        System.IO.File.WriteAllText(File, content);
        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Load(File));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(File, error.Message, StringComparison.Ordinal);
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
