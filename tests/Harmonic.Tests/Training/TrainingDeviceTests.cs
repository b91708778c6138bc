using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Tests.Training;

public sealed class TrainingDeviceTests
{
    [Fact]
    public void The_processor_is_always_there()
    {
        Assert.Equal(DeviceType.CPU, TrainingDevice.Of("cpu").type);
        Assert.Equal(cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU, TrainingDevice.Of("auto").type);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("meta")]
    [InlineData("CPU")]
    [InlineData("cpu:0")]
    [InlineData("auto:1")]
    [InlineData("vulkan:x:1")]
    public void What_is_no_device_is_refused_in_a_sentence(string name)
    {
        var message = Assert.Throws<ArgumentException>(() => TrainingDevice.Of(name)).Message;
        Assert.Equal($"""'{name}' is not a device: use "auto", "cpu", "cuda", or "cuda:1" for the second CUDA card.""", message);
    }

    [Theory]
    [InlineData("cuda:99")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:x")]
    public void A_card_that_is_not_there_is_refused_with_what_to_do(string name)
    {
        var message = Assert.Throws<ArgumentException>(() => TrainingDevice.Of(name)).Message;
        Assert.StartsWith($"'{name}'", message, StringComparison.Ordinal);
        var expected = cuda.is_available() ? "the last of the CUDA cards" : "./run build -p:TorchPackage=TorchSharp-cuda-linux";
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_native_libraries_a_sentence_says_what_to_do()
    {
        var folder = Directory.CreateTempSubdirectory("harmonic").FullName;
        try
        {
            CopyManaged(folder);
            ChildProcess.Run(
                () =>
                {
                    var message = Assert.Throws<DllNotFoundException>(() => TrainingDevice.Of("auto")).Message;
                    Assert.Contains("build it again with ./run build", message, StringComparison.Ordinal);
                    Assert.Contains(Path.GetDirectoryName(AppContext.BaseDirectory)!, message, StringComparison.Ordinal);
                    Assert.DoesNotContain('\n', message);
                },
                folder
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>This program without what is native.</summary>
    private static void CopyManaged(string folder)
    {
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
        {
            if (Path.GetExtension(file) == ".json" || (Path.GetExtension(file) == ".dll" && IsManaged(file)))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }
        }
    }

    private static bool IsManaged(string file)
    {
        using var reader = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(file));
        return reader.HasMetadata;
    }
}
