using Harmonic.Kernel.Jupyter.Install;

namespace Harmonic.Kernel.Tests.Jupyter;

public sealed class KernelSpecFoldersTests
{
    [Theory]
    [InlineData(nameof(PlatformID.Unix), "", "/home/me/.local/share/jupyter/kernels")]
    [InlineData(nameof(PlatformID.Unix), "XDG_DATA_HOME=/data", "/data/jupyter/kernels")]
    [InlineData(nameof(PlatformID.Unix), "JUPYTER_DATA_DIR=/j", "/j/kernels")]
    [InlineData(nameof(PlatformID.MacOSX), "", "/home/me/Library/Jupyter/kernels")]
    [InlineData(nameof(PlatformID.MacOSX), "JUPYTER_DATA_DIR=/j", "/j/kernels")]
    [InlineData(nameof(PlatformID.Win32NT), "APPDATA=/roaming", "/roaming/jupyter/kernels")]
    public void The_users_folder_is_where_jupyter_has_it(string system, string environment, string expected) =>
        Assert.Equal(expected, Folders(Enum.Parse<PlatformID>(system), environment).User.Replace('\\', '/'));

    [Fact]
    public void Searched_are_jupyter_path_user_environment_and_system_in_this_order() =>
        Assert.Equal(
            [
                "/one/kernels",
                "/two/kernels",
                "/home/me/.local/share/jupyter/kernels",
                "/venv/share/jupyter/kernels",
                "/usr/local/share/jupyter/kernels",
                "/usr/share/jupyter/kernels",
            ],
            Folders(PlatformID.Unix, "JUPYTER_PATH=/one:/two VIRTUAL_ENV=/venv").Searched.Select(folder => folder.Replace('\\', '/'))
        );

    [Theory]
    [InlineData("", null)]
    [InlineData("VIRTUAL_ENV=/venv", "/venv/share/jupyter/kernels")]
    [InlineData("CONDA_PREFIX=/conda", "/conda/share/jupyter/kernels")]
    public void The_environments_folder_needs_an_environment(string environment, string? expected) =>
        Assert.Equal(expected, Folders(PlatformID.Unix, environment).SysPrefix?.Replace('\\', '/'));

    private static KernelSpecFolders Folders(PlatformID system, string environment)
    {
        var variables = environment
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return new(system, variables.GetValueOrDefault, "/home/me");
    }
}
