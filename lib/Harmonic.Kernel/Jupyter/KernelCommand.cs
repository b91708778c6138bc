using System.CommandLine;
using Harmonic.Kernel.Jupyter.Install;

namespace Harmonic.Kernel.Jupyter;

/// <summary>The command line's <c>kernel</c>: start, install, list, uninstall.</summary>
public static class KernelCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create() => new("kernel", "C# for Jupyter and VS Code.") { Start(), Install(), List(), Uninstall() };

    private static Command Start()
    {
        var file = new Argument<string>("connection-file") { Description = "The file in which the front end says where to listen." };
        var command = new Command("start", "Serve a front end; front ends call this themselves.") { file };
        command.SetAction(parsed => KernelProcess.Run(parsed.GetRequiredValue(file)));
        return command;
    }

    private static Command Install()
    {
        var name = new Option<string?>("--name") { Description = "Name of the kernel; .net-csharp unless another program has that one." };
        var place = new PlaceOptions();
        var command = new Command("install", "Make this kernel known to Jupyter and VS Code.") { name };
        place.AddTo(command);
        command.SetAction(parsed => RunInstall(place.Folder(parsed), parsed.GetValue(name)));
        return command;
    }

    private static void RunInstall(string folder, string? name)
    {
        var installer = new KernelInstaller(KernelSpecFolders.OfThisMachine);
        var chosen = name ?? installer.ChooseName();
        if (name is null && chosen == KernelInstaller.OtherName)
        {
            Console.WriteLine(
                $"Another program's kernel is installed as {KernelInstaller.PreferredName}, so this one becomes {chosen}. "
                    + $"To take its place for this user: harmonic kernel install --name {KernelInstaller.PreferredName}"
            );
        }

        var (target, hasPlotly) = KernelInstaller.Install(folder, chosen);
        Console.WriteLine($"Installed the kernel {chosen} in {target}");
        Console.WriteLine(
            "In VS Code the Jupyter extension is enough, the retired Polyglot Notebooks is not needed; for completions while "
                + "typing, add to its settings:\n"
                + "  \"jupyter.completionTriggerCharacters\": { \"csharp\": [\".\", \"#\", \"<\"] }"
        );
        if (!hasPlotly)
        {
            Console.WriteLine(
                "plotly.js was not found, so figures need the internet in the classic notebook. Build this project again; then "
                    + "install again."
            );
        }
    }

    private static Command List()
    {
        var command = new Command("list", "Show the kernels that Jupyter and VS Code find; * marks this program's.");
        command.SetAction(_ =>
        {
            foreach (var (name, folder, spec) in InstalledKernel.In(KernelSpecFolders.OfThisMachine.Searched))
            {
                Console.WriteLine($"{(spec.IsOwn ? '*' : ' ')} {name, -20} {spec.DisplayName, -24} {folder}");
            }
        });
        return command;
    }

    private static Command Uninstall()
    {
        var name = new Option<string?>("--name") { Description = "Name of the kernel; without it, all that this program installed there." };
        var place = new PlaceOptions();
        var command = new Command("uninstall", "Take this kernel away again.") { name };
        place.AddTo(command);
        command.SetAction(parsed => RunUninstall(place.Folder(parsed), parsed.GetValue(name)));
        return command;
    }

    private static void RunUninstall(string folder, string? name)
    {
        var removed = KernelInstaller.Uninstall(folder, name);
        if (removed.Count == 0)
        {
            throw new InvalidDataException($"{folder} holds no kernel{(name is null ? "" : $" {name}")} that this program installed.");
        }

        foreach (var target in removed)
        {
            Console.WriteLine($"Removed {target}");
        }
    }
}
