using System.Text.Json.Nodes;
using Harmonic.Kernel.Jupyter.Install;

namespace Harmonic.Kernel.Tests.Jupyter;

public sealed class KernelInstallerTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("harmonic-test-");

    private KernelSpecFolders Folders => new(PlatformID.Unix, name => name == "JUPYTER_DATA_DIR" ? data.FullName : null, data.FullName);

    [Fact]
    public void An_installed_kernel_is_complete_and_says_how_it_is_started()
    {
        var (folder, _) = KernelInstaller.Install(Folders.User, ".net-csharp");
        Assert.Equal(Path.Combine(data.FullName, "kernels", ".net-csharp"), folder);
        var spec = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json")))!;
        var command = spec["argv"]!.AsArray().Select(word => (string)word!).ToArray();
        Assert.Equal(["kernel", "start", "{connection_file}"], command[2..]);
        Assert.True(File.Exists(command[0]) && File.Exists(command[1]));
        Assert.Equal(
            (".NET (C#)", "C#", "message"),
            ((string?)spec["display_name"], (string?)spec["language"], (string?)spec["interrupt_mode"])
        );
        string[] files = ["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];
        Assert.All(files, file => Assert.True(new FileInfo(Path.Combine(folder, file)).Length > 0));
    }

    [Fact]
    public void A_second_installation_replaces_the_first_and_leaves_nothing_beside_it()
    {
        KernelInstaller.Install(Folders.User, ".net-csharp");
        KernelInstaller.Install(Folders.User, ".net-csharp");
        Assert.Equal([".net-csharp"], Directory.GetFileSystemEntries(Folders.User).Select(Path.GetFileName));
    }

    [Fact]
    public void Another_programs_kernel_is_neither_replaced_nor_removed()
    {
        Assert.Equal(".net-csharp", new KernelInstaller(Folders).ChooseName());
        var other = Directory.CreateDirectory(Path.Combine(Folders.User, ".net-csharp")).FullName;
        File.WriteAllText(Path.Combine(other, "kernel.json"), """{"argv":["x"],"display_name":"Other","language":"C#"}""");
        Assert.Equal("harmonic-csharp", new KernelInstaller(Folders).ChooseName());
        Assert.Throws<InvalidDataException>(() => KernelInstaller.Install(Folders.User, ".net-csharp"));
        Assert.Empty(KernelInstaller.Uninstall(Folders.User, ".net-csharp"));
        Assert.True(File.Exists(Path.Combine(other, "kernel.json")));
    }

    [Fact]
    public void Uninstalling_takes_away_what_was_installed()
    {
        KernelInstaller.Install(Folders.User, "a");
        KernelInstaller.Install(Folders.User, "b");
        Assert.Single(KernelInstaller.Uninstall(Folders.User, "a"));
        Assert.Equal(["b"], InstalledKernel.In([Folders.User]).Select(kernel => kernel.Name));
        Assert.Single(KernelInstaller.Uninstall(Folders.User, null));
        Assert.Empty(Directory.GetFileSystemEntries(Folders.User));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("../up")]
    public void A_name_that_jupyter_does_not_take_is_refused(string name) =>
        Assert.Throws<InvalidDataException>(() => KernelInstaller.Install(Folders.User, name));

    [Fact]
    public void Of_two_kernels_with_one_name_the_first_found_counts_and_unreadable_ones_are_passed_over()
    {
        KernelInstaller.Install(Path.Combine(data.FullName, "1"), "same");
        KernelInstaller.Install(Path.Combine(data.FullName, "2"), "same");
        var broken = Directory.CreateDirectory(Path.Combine(data.FullName, "1", "broken")).FullName;
        File.WriteAllText(Path.Combine(broken, "kernel.json"), "{");
        var found = InstalledKernel.In([Path.Combine(data.FullName, "1"), Path.Combine(data.FullName, "2"), "/nowhere"]);
        Assert.Equal(Path.Combine(data.FullName, "1", "same"), Assert.Single(found).Folder);
    }

    public void Dispose() => data.Delete(recursive: true);
}
