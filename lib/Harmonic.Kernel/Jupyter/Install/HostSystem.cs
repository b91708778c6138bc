namespace Harmonic.Kernel.Jupyter.Install;

/// <summary>The systems on which Jupyter keeps its kernels in different folders.</summary>
internal enum HostSystem
{
    /// <summary>Linux and other Unixes, by the XDG rules.</summary>
    Linux,

    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>Windows.</summary>
    Windows,
}
