using System.CommandLine;

namespace Harmonic.Kernel.Jupyter.Install;

/// <summary>
/// The options that say for whom a kernel is installed: <c>--user</c> (if nothing is said), <c>--prefix</c>, <c>--sys-prefix</c>.
/// </summary>
internal sealed class PlaceOptions
{
    private readonly Option<bool> user = new("--user") { Description = "For this user (the default)." };
    private readonly Option<string?> prefix = new("--prefix") { Description = "Below this folder, in share/jupyter/kernels." };
    private readonly Option<bool> sysPrefix = new("--sys-prefix") { Description = "In the active Python environment (venv or conda)." };

    /// <summary>Gives a command these options, of which it takes one.</summary>
    public void AddTo(Command command)
    {
        command.Add(user);
        command.Add(prefix);
        command.Add(sysPrefix);
        command.Validators.Add(result =>
        {
            if (new Option[] { user, prefix, sysPrefix }.Count(option => result.GetResult(option) is { Implicit: false }) > 1)
            {
                result.AddError("Give one of --user, --prefix and --sys-prefix.");
            }
        });
    }

    /// <summary>The folder of kernels that was asked for.</summary>
    /// <exception cref="InvalidDataException">No Python environment is active.</exception>
    public string Folder(ParseResult parsed)
    {
        if (parsed.GetValue(prefix) is { } folder)
        {
            return KernelSpecFolders.Prefix(Path.GetFullPath(folder));
        }

        var folders = KernelSpecFolders.OfThisMachine;
        return !parsed.GetValue(sysPrefix)
            ? folders.User
            : folders.SysPrefix
                ?? throw new InvalidDataException("No Python environment is active (VIRTUAL_ENV, CONDA_PREFIX); use --prefix.");
    }
}
