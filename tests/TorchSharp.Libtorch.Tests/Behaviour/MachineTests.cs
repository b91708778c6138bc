using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Threads, devices and versions.</summary>
public sealed class MachineTests
{
    [Fact]
    public void Operations_use_every_core_unless_a_variable_says_otherwise()
    {
        var limit = Environment.GetEnvironmentVariable("OMP_NUM_THREADS") ?? Environment.GetEnvironmentVariable("MKL_NUM_THREADS");
        if (limit is not null)
        {
            Assert.Equal(limit, get_num_threads().ToString());
        }
        else if (File.Exists("/proc/cpuinfo"))
        {
            var lines = File.ReadAllLines("/proc/cpuinfo");
            var packages = lines.Where(line => line.StartsWith("physical id", StringComparison.Ordinal));
            var cores = lines.Where(line => line.StartsWith("core id", StringComparison.Ordinal));
            Assert.True(get_num_threads() >= Math.Min(packages.Zip(cores).Distinct().Count(), Environment.ProcessorCount));
        }
    }

    [Fact]
    public void The_thread_count_can_be_set()
    {
        var before = get_num_threads();
        try
        {
            set_num_threads(2);
            Assert.Equal(2, get_num_threads());
            set_num_threads(1);
            Assert.Equal(1, get_num_threads());
        }
        finally
        {
            set_num_threads(before);
        }
    }

    [Fact]
    public void A_card_that_is_not_there_is_not_used_silently()
    {
        Assert.Equal(cuda.is_available(), cuda.device_count() > 0);
        if (!cuda.is_available())
        {
            Assert.ThrowsAny<Exception>(() => ones(1, device: CUDA));
            Assert.ThrowsAny<Exception>(() => cuda.synchronize());
        }
    }

    [Fact]
    public void The_version_is_libtorchs() => Assert.Matches(@"^\d+\.\d+", __version__);
}
