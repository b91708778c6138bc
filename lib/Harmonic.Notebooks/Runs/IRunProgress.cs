using Harmonic.Kernel.Cells;

namespace Harmonic.Notebooks.Runs;

/// <summary>Told how a run goes; calls may come from any thread.</summary>
internal interface IRunProgress
{
    /// <summary>A cell begins.</summary>
    void CellStarts(int number, int count, string title);

    /// <summary>It wrote to one of its streams.</summary>
    void StreamWritten(string name, string text);

    /// <summary>It changed something that it shows, such as the bar of a training run; the text is its plain form.</summary>
    void DisplayUpdated(string text);

    /// <summary>It has ended.</summary>
    void CellEnds(CellStatus status);
}
