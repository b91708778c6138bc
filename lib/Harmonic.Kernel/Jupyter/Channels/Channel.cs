namespace Harmonic.Kernel.Jupyter.Channels;

/// <summary>The two channels on which requests come.</summary>
[Flags]
internal enum Channel
{
    /// <summary>Cells and questions about code, one after another.</summary>
    Shell = 1,

    /// <summary>What must be answered while a cell runs.</summary>
    Control = 2,
}
