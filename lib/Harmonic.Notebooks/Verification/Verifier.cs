using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Harmonic.Figures;
using Harmonic.Notebooks.Runs;
using Harmonic.Notebooks.Sweeps;

namespace Harmonic.Notebooks.Verification;

/// <summary>Executes an executed notebook again, in a process and a folder of its own, and compares cell by cell.</summary>
internal static class Verifier
{
    private const string IgnoreTag = "nbval-ignore-output";
    private const string PublishedResults = "data/results";

    /// <summary>Verifies a notebook and writes <c>certificate.json</c> and <c>certificate.txt</c>.</summary>
    /// <param name="path">The executed notebook; it is not changed.</param>
    /// <param name="fromWeights">Whether trainings begin from the published weights and results in <c>data/results</c>.</param>
    /// <param name="tolerance">The largest relative difference of two numbers.</param>
    /// <param name="sliders">Where sliders begin; where it was published when there are none.</param>
    /// <returns>The certificate and the folder it lies in.</returns>
    /// <exception cref="UsageException">The notebook is none, or was never executed.</exception>
    public static async Task<(Certificate Certificate, string Folder)> VerifyAsync(
        string path,
        bool fromWeights,
        double tolerance,
        IReadOnlyDictionary<string, string>? sliders = null
    )
    {
        var published = NotebookDocument.Load(path);
        if (!published.IsExecuted)
        {
            throw new UsageException($"{path} has not been executed: there is nothing to verify.");
        }
        var source = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var folder = RunPlaces.NewFolder(Path.GetFullPath(path), $"verify-{RunPlaces.Name(DateTime.Now)}");
        var injected = RunMetadata.Injected(published);
        var (parameters, results) = Parameters(injected, source, folder);
        var starts = sliders is { Count: > 0 } ? sliders : RunMetadata.Sliders(published);
        parameters.AddRange(starts.SelectMany(one => (string[])["-s", $"{one.Key}={one.Value}"]));
        if (fromWeights)
        {
            Copy(results ?? Path.GetFullPath(Path.Combine(source, "..", PublishedResults, published.Name)), folder);
        }
        var clock = Stopwatch.StartNew();
        var (exitCode, words) = await RunAsync(path, parameters, folder, fromWeights);
        var executed = Executed(path, Path.Combine(folder, Path.GetFileName(path)));
        var certificate = new Certificate
        {
            Notebook = Path.GetFileName(path),
            Parameters = RunMetadata.Parameters(new RunRequest(path) { Parameters = injected }),
            Versions = (Without(Published(published), "parameters"), RunMetadata.Versions()),
            FromWeights = fromWeights,
            Tolerance = tolerance,
            When = DateTime.UtcNow,
            Seconds = clock.Elapsed.TotalSeconds,
            Commit = await RunState.GitAsync(source, "rev-parse", "HEAD"),
            Compared = new OutputComparison(tolerance),
            Failure = exitCode == HeadlessRun.Success ? null : words,
        };
        Compare(published, executed, certificate);
        AtomicFile.Write(
            Path.Combine(folder, "certificate.json"),
            Encoding.UTF8.GetBytes(certificate.ToJson().ToJsonString(RunState.Json) + "\n")
        );
        AtomicFile.Write(Path.Combine(folder, "certificate.txt"), Encoding.UTF8.GetBytes(certificate.ToString()));
        return (certificate, folder);
    }

    /// <summary>What was executed; where the process died before it saved anything, the notebook as if no cell had run.</summary>
    private static NotebookDocument Executed(string published, string path)
    {
        var notebook = NotebookDocument.Load(File.Exists(path) ? path : published);
        if (!File.Exists(path))
        {
            notebook.ClearOutputs();
        }
        return notebook;
    }

    /// <summary>Compares two executions of the same notebook.</summary>
    internal static void Compare(NotebookDocument published, NotebookDocument executed, Certificate certificate)
    {
        foreach (var (old, place) in published.Cells.Select((cell, place) => (cell, place)))
        {
            if (
                !old.IsCode
                || old.HasTag(ParameterInjection.InjectedTag)
                || string.IsNullOrWhiteSpace(old.Source)
                || old.HasTag("skip-execution")
            )
            {
                continue;
            }
            if (CodeHash.Kept(old) is not { } kept)
            {
                certificate.Unknown.Add(place + 1);
            }
            else if (kept != CodeHash.Of(old))
            {
                certificate.Stale.Add(place + 1);
            }
            if (old.HasTag(IgnoreTag))
            {
                certificate.Ignored.Add(place + 1);
                continue;
            }
            var now = executed.Cells[place];
            if (certificate.Failure is not null && now.ExecutionCount is null)
            {
                continue; // the run did not come as far
            }
            var before = certificate.Compared.Differences.Count;
            certificate.Compared.Compare(old.ShownOutputs, now.ShownOutputs);
            certificate.Cells++;
            certificate.Differences.AddRange(certificate.Compared.Differences.Skip(before).Select(what => (place + 1, what)));
        }
    }

    /// <summary>
    /// The parameters that the notebook was published with. One that names a folder of published results names this execution's own
    /// instead:
    /// nothing published is written over.
    /// </summary>
    private static (List<string> Arguments, string? Results) Parameters(
        IReadOnlyDictionary<string, string> injected,
        string source,
        string folder
    )
    {
        string? results = null;
        var arguments = new List<string>();
        foreach (var (name, value) in injected)
        {
            var text = value;
            if (text.Replace('\\', '/').Contains(PublishedResults, StringComparison.Ordinal))
            {
                results = Path.GetFullPath(text, source);
                text = folder;
            }
            arguments.AddRange(["-p", $"{name}={text}"]);
        }
        return (arguments, results);
    }

    private static JsonObject? Published(NotebookDocument notebook) => notebook.Metadata["harmonic"] as JsonObject;

    private static JsonObject? Without(JsonObject? facts, string name)
    {
        var copy = facts?.DeepClone() as JsonObject;
        copy?.Remove(name);
        return copy;
    }

    private static void Copy(string results, string folder)
    {
        foreach (var file in Directory.Exists(results) ? Directory.GetFiles(results) : [])
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    private static async Task<(int ExitCode, string Words)> RunAsync(
        string path,
        IEnumerable<string> parameters,
        string folder,
        bool fromWeights
    )
    {
        Environment.SetEnvironmentVariable("HARMONIC_FROM_WEIGHTS", fromWeights ? "1" : "0");
        var ended = await OwnProgram.RunAsync(
            OwnProgram.FileName,
            [.. OwnProgram.Arguments, "run", Path.GetFullPath(path), "-o", folder + Path.DirectorySeparatorChar, .. parameters]
        );
        var (exitCode, output, errors) = ended!.Value;
        var told = output.Split('\n').FirstOrDefault(line => line.StartsWith("Cell ", StringComparison.Ordinal));
        return (exitCode, told ?? (errors.Length > 0 ? errors : $"the run ended with {exitCode}"));
    }
}
