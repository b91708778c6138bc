using System.Reflection;
using System.Runtime.InteropServices;
using Harmonic.Figures;

namespace Harmonic.Kernel.Jupyter.Install;

/// <summary>Puts this kernel's files where Jupyter finds them, and takes them away again.</summary>
internal sealed class KernelInstaller(KernelSpecFolders folders)
{
    /// <summary>The name notebooks written for .NET Interactive ask for.</summary>
    public const string PreferredName = ".net-csharp";

    /// <summary>The name where another program has the preferred one.</summary>
    public const string OtherName = "harmonic-csharp";

    private const string Plotly = "plotly.min.js";
    private const string Resources = "kernelspec/";

    /// <summary>The name to install under if the user names none: the preferred one, unless another program has it.</summary>
    public string ChooseName() =>
        InstalledKernel.In(folders.Searched).Any(kernel => kernel.Name == PreferredName && !kernel.Spec.IsOwn) ? OtherName : PreferredName;

    /// <summary>Writes the kernel's folder: all of it or, if something fails, nothing.</summary>
    /// <returns>The folder, and whether plotly.js was found and lies in it.</returns>
    /// <exception cref="InvalidDataException">Another program's kernel lies there, or Jupyter would not find a kernel of this
    /// name.</exception>
    public static (string Folder, bool HasPlotly) Install(string target, string name)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            throw new InvalidDataException($"'{name}' cannot name a kernel: only letters, digits, dots, dashes and underscores can.");
        }

        var folder = Path.Combine(target, name);
        if (Directory.Exists(folder) && !Own([target]).Any(kernel => kernel.Name == name))
        {
            throw new InvalidDataException($"{folder} holds another program's kernel; choose another name with --name.");
        }

        var draft = Directory.CreateDirectory(Path.Combine(target, $".{name}.{Environment.ProcessId}.draft")).FullName;
        try
        {
            var hasPlotly = WriteFiles(draft);
            Replace(folder, draft);
            return (folder, hasPlotly);
        }
        catch
        {
            Directory.Delete(draft, recursive: true);
            throw;
        }
    }

    /// <summary>Deletes this program's kernel of a name, or all of its kernels there, and returns their folders.</summary>
    public static IReadOnlyList<string> Uninstall(string target, string? name)
    {
        var found = Own([target]).Where(kernel => name is null || kernel.Name == name).ToList();
        found.ForEach(kernel => Directory.Delete(kernel.Folder, recursive: true));
        return [.. found.Select(kernel => kernel.Folder)];
    }

    private static IEnumerable<InstalledKernel> Own(IEnumerable<string> places) =>
        InstalledKernel.In(places).Where(kernel => kernel.Spec.IsOwn);

    private static bool WriteFiles(string folder)
    {
        var assembly = typeof(KernelInstaller).Assembly;
        var program = Assembly.GetEntryAssembly()!;
        var spec = KernelSpec.Own(DotnetHost(), program.Location, program.GetName().Version!.ToString(3));
        File.WriteAllBytes(Path.Combine(folder, "kernel.json"), JupyterJson.Write(spec));
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Resources, StringComparison.Ordinal)))
        {
            using var content = assembly.GetManifestResourceStream(resource)!;
            using var file = File.Create(Path.Combine(folder, resource[Resources.Length..]));
            content.CopyTo(file);
        }

        return CopyPlotly(folder);
    }

    // A Jupyter server serves every file in a kernel's folder: that is how plotly.js reaches a browser that is offline.
    private static bool CopyPlotly(string folder)
    {
        try
        {
            File.WriteAllText(Path.Combine(folder, Plotly), PlotlyLibrary.Script());
            return true;
        }
        catch (ExportException)
        {
            return false;
        }
    }

    private static void Replace(string folder, string draft)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.Move(draft, folder);
    }

    // By its full path: an editor started from a desktop may not have dotnet on its PATH.
    private static string DotnetHost()
    {
        var file = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", file));
        return File.Exists(host) ? host : "dotnet";
    }
}
