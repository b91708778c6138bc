using Harmonic.Kernel.Cells;

namespace Harmonic.Kernel.Tests.Jupyter;

/// <summary>
/// A session whose cells are orders to itself, a word and an argument, so that the protocol is tested without a compiler.
/// </summary>
internal sealed class FakeSession : ICodeSession
{
    public Task<CellResult> RunAsync(string code, ICellOutput output, CancellationToken interrupt, CancellationToken force = default) =>
        Task.Run(() =>
        {
            foreach (var line in code.Split('\n'))
            {
                if (Obey(line, output, interrupt) is { } failure)
                {
                    return failure;
                }
            }

            return new CellResult(CellStatus.Ok);
        });

    public Task<CompletionList> CompleteAsync(string code, int cursor, CancellationToken cancel) =>
        Task.FromResult(new CompletionList(cursor - 1, cursor, [new("first", "method"), new("second", "class"), new("first", "method")]));

    public Task<MimeBundle?> InspectAsync(string code, int cursor, CancellationToken cancel) =>
        Task.FromResult(
            code.StartsWith("known", StringComparison.Ordinal) ? MimeBundle.Of(("text/plain", $"about {code}@{cursor}")) : null
        );

    public Completeness IsComplete(string code) => code.EndsWith('{') ? new("incomplete", "    ") : new("complete");

    public Task<MimeBundle> EvaluateAsync(string expression, CancellationToken cancel) =>
        expression == "bad"
            ? throw new ArgumentException("no such name")
            : Task.FromResult(MimeBundle.Of(("text/plain", $"value of {expression}")));

    public void Dispose() { }

    private static CellResult? Obey(string line, ICellOutput output, CancellationToken interrupt)
    {
        var (word, argument) = line.Split(' ', 2) is [var first, var rest] ? (first, rest) : (line, "");
        switch (word)
        {
            case "out":
                output.Stream("stdout", argument);
                break;
            case "letters":
                foreach (var letter in argument)
                {
                    output.Stream("stdout", $"{letter}");
                    Thread.Sleep(60); // longer than gathered text waits
                }

                break;
            case "err":
                output.Stream("stderr", argument);
                break;
            case "show":
                output.Display(MimeBundle.Of(("text/plain", argument)), "id1");
                break;
            case "update":
                output.UpdateDisplay(MimeBundle.Of(("text/plain", argument)), "id1");
                break;
            case "clear":
                output.Clear(wait: true);
                break;
            case "value":
                output.Result(MimeBundle.Of(("text/plain", argument)));
                break;
            case "ask":
                output.Stream("stdout", $"got {output.ReadLine(argument, password: argument == "secret")}");
                break;
            case "fail":
                return new CellResult(CellStatus.Error, new CellError("FakeException", argument, [$"FakeException: {argument}"], 1));
            case "throw":
                throw new InvalidOperationException(argument);
            case "wait":
                interrupt.WaitHandle.WaitOne();
                return new CellResult(CellStatus.Interrupted, new CellError("Interrupted", "stopped", [], null));
            default:
                throw new ArgumentException($"no order: {line}");
        }

        return null;
    }
}
