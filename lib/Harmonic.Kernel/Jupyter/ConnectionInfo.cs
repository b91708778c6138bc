using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Harmonic.Kernel.Jupyter;

/// <summary>What a connection file says: where to listen and how messages are signed.</summary>
/// <param name="ShellPort">Port of the shell channel; for this and the other ports, 0 takes any free one.</param>
/// <param name="IopubPort">Port of the iopub channel.</param>
/// <param name="StdinPort">Port of the stdin channel.</param>
/// <param name="ControlPort">Port of the control channel.</param>
/// <param name="HbPort">Port of the heartbeat.</param>
/// <param name="Key">Key of the signatures; empty for none.</param>
/// <param name="Ip">Address to listen on; only this machine's own.</param>
/// <param name="Transport">Only <c>tcp</c>.</param>
/// <param name="SignatureScheme">Only <c>hmac-sha256</c>.</param>
internal sealed record ConnectionInfo(
    [property: JsonRequired] int ShellPort,
    [property: JsonRequired] int IopubPort,
    [property: JsonRequired] int StdinPort,
    [property: JsonRequired] int ControlPort,
    [property: JsonRequired] int HbPort,
    string Key = "",
    string Ip = "127.0.0.1",
    string Transport = "tcp",
    string SignatureScheme = "hmac-sha256"
)
{
    private const UnixFileMode ReadableByOthers = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Reads a connection file; <paramref name="log"/> is told if others can read the key.</summary>
    /// <exception cref="InvalidDataException">The file is unreadable, or asks for what this kernel does not do.</exception>
    public static ConnectionInfo Read(string path, Action<string> log)
    {
        try
        {
            var info = JupyterJson.Read<ConnectionInfo>(File.ReadAllBytes(path));
            if (!OperatingSystem.IsWindows() && info.Key.Length > 0 && (File.GetUnixFileMode(path) & ReadableByOthers) != 0)
            {
                log($"other users can read the key in {path}; run: chmod 600 '{path}'");
            }

            if (info.Key.Length == 0)
            {
                log($"{path} holds no key, so messages are not signed: every user of this machine can run code in this kernel");
            }

            return info.Checked();
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"{path} is no Jupyter connection file: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"The connection file cannot be read: {failure.Message}", failure);
        }
    }

    private ConnectionInfo Checked()
    {
        if (Transport != "tcp")
        {
            throw new InvalidDataException($"The connection file asks for the transport '{Transport}'; this kernel speaks tcp.");
        }

        if (
            new[] { ShellPort, IopubPort, StdinPort, ControlPort, HbPort }.Where(port => port is < 0 or > IPEndPoint.MaxPort).ToList()
            is [var wrong, ..]
        )
        {
            throw new InvalidDataException($"The connection file asks to listen on port {wrong}; ports go from 0 to {IPEndPoint.MaxPort}.");
        }

        if (Ip != "localhost" && !(IPAddress.TryParse(Ip, out var address) && address.Equals(IPAddress.Loopback)))
        {
            throw new InvalidDataException(
                $"The connection file asks to listen on {Ip}; this kernel listens on 127.0.0.1 alone, because whoever reaches it runs code."
            );
        }

        return Key.Length == 0 || SignatureScheme == "hmac-sha256"
            ? this
            : throw new InvalidDataException($"The connection file asks for '{SignatureScheme}' signatures; this kernel has hmac-sha256.");
    }
}
