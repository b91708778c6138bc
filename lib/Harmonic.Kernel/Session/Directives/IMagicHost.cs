using Harmonic.Kernel.Session.Compilation;

namespace Harmonic.Kernel.Session.Directives;

/// <summary>What magic commands need of the session whose cell is running.</summary>
internal interface IMagicHost
{
    /// <summary>The running cell's output.</summary>
    ICellOutput Output { get; }

    /// <summary>The session's variables.</summary>
    IReadOnlyList<SessionVariable> Variables { get; }

    /// <summary>Runs code in the session, as if it stood in the cell.</summary>
    void Run(string code);

    /// <summary>Runs what another file holds as a cell of its own; <paramref name="name"/> is what errors call it.</summary>
    void RunCell(string code, string name);

    /// <summary>A path relative to the notebook's folder, made absolute.</summary>
    string PathOf(string path);
}
