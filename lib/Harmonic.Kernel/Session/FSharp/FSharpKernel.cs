using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Compilation;
using Harmonic.Kernel.Session.Execution;
using Harmonic.Kernel.Session.Kernels;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Session.FSharp;

/// <summary>F# for .NET Interactive. Its code has no interruption points: only force stops its loops.</summary>
/// <param name="thread">Where cells run.</param>
/// <param name="sources">The text of cells, for errors.</param>
/// <param name="errors">Describes what goes wrong.</param>
/// <param name="loadContext">What cells of all languages load.</param>
internal sealed class FSharpKernel(CellThread thread, CellSources sources, ErrorReport errors, SubmissionLoadContext loadContext)
    : LanguageKernel("fsharp", "F#", thread, sources, errors)
{
    /// <summary>F#'s compiler is loaded by the first command.</summary>
    private readonly Lazy<FSharpSession> session = new(() => new FSharpSession(loadContext));

    /// <inheritdoc/>
    public override IReadOnlyList<SessionVariable> Variables => session.IsValueCreated ? session.Value.Variables() : [];

    /// <inheritdoc/>
    public override Task ReferAsync(IReadOnlyList<string> assemblies) => OnThread(_ => session.Value.Refer(assemblies));

    /// <inheritdoc/>
    protected override void Declare(string name, Type type, object? value) => session.Value.Declare(name, value!);

    /// <inheritdoc/>
    protected override (object? Value, IReadOnlyList<FormattedValue>? Forms) Run(string code, string name, CellContext cell) =>
        CellThread.RunInterruptible(
            () =>
            {
                var (hasValue, value) = session.Value.Run(code, name, cell.Interrupt);
                return Task.FromResult((value, hasValue ? Bundles.Represent(value) : null));
            },
            cell.Stop
        );

    /// <inheritdoc/>
    protected override CellError Describe(Exception exception, string name) =>
        exception is FSharpException wrong
            ? new CellError("CompilationError", wrong.Message, [$"{name}, {wrong}"], wrong.Line)
            : base.Describe(exception, name);
}
