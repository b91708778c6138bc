using Harmonic.Kernel.Jupyter;

namespace Harmonic.Kernel.Tests.Jupyter;

public sealed class ConnectionInfoTests : IDisposable
{
    private const string Ports = """ "shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5 """;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("harmonic-test-");
    private readonly List<string> log = [];

    [Fact]
    public void A_connection_file_is_read()
    {
        var info = Read(
            $$"""{ {{Ports}},"key":"k","ip":"127.0.0.1","transport":"tcp","signature_scheme":"hmac-sha256","kernel_name":"x"}"""
        );
        Assert.Equal(new ConnectionInfo(1, 2, 3, 4, 5, "k"), info);
    }

    [Theory]
    [InlineData("""{"shell_port":1}""", "iopub_port")]
    [InlineData("""{"shell_port":70000,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5,"key":"k"}""", "port 70000")]
    [InlineData("""nothing""", "no Jupyter connection file")]
    [InlineData($$"""{ {{Ports}},"ip":"0.0.0.0"}""", "127.0.0.1 alone")]
    [InlineData($$"""{ {{Ports}},"ip":"192.168.0.7"}""", "127.0.0.1 alone")]
    [InlineData($$"""{ {{Ports}},"transport":"ipc"}""", "tcp")]
    [InlineData($$"""{ {{Ports}},"key":"k","signature_scheme":"hmac-md5"}""", "hmac-sha256")]
    public void What_cannot_be_served_is_refused_with_the_reason(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_without_a_key_is_warned_of()
    {
        Read($$"""{ {{Ports}} }""");
        Assert.Contains("holds no key", Assert.Single(log), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains(
            "nowhere",
            Assert.Throws<InvalidDataException>(() => ConnectionInfo.Read("/nowhere/x.json", log.Add)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite, 0)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead, 1)]
    public void A_key_that_others_can_read_is_warned_of(UnixFileMode mode, int warnings)
    {
        if (!OperatingSystem.IsWindows())
        {
            Read($$"""{ {{Ports}},"key":"k"}""", mode);
            Assert.Equal(warnings, log.Count);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private ConnectionInfo Read(string json, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        var path = Path.Combine(folder.FullName, "kernel.json");
        File.WriteAllText(path, json);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }

        return ConnectionInfo.Read(path, log.Add);
    }
}
