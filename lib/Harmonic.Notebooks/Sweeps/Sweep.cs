using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harmonic.Figures;
using Harmonic.Notebooks.Runs;
using Harmonic.Notebooks.Verification;

namespace Harmonic.Notebooks.Sweeps;

/// <summary>
/// A notebook and the values of its parameters, in a folder: <c>sweep.json</c> says what it is, a copy of the notebook lies beside it, and
/// each combination has a folder of its own. What is known of the runs stands in theirs.
/// </summary>
internal sealed class Sweep
{
    private const string FileName = "sweep.json";
    private const int LongestName = 120;

    private Sweep(string folder, string notebook, string directory, IReadOnlyList<SweptParameter> parameters, string code, string command)
    {
        (Folder, Notebook, Directory, Parameters, Code, Command) = (folder, notebook, directory, parameters, code, command);
        Runs = [.. Combinations(parameters).Select((values, number) => new SweepRun(this, number, values))];
    }

    /// <summary>Where it lies.</summary>
    public string Folder { get; }

    /// <summary>The notebook's file name.</summary>
    public string Notebook { get; }

    /// <summary>The folder in which its code runs: where the notebook lay.</summary>
    public string Directory { get; }

    /// <summary>The parameters in the order of the command line; the last one changes fastest from run to run.</summary>
    public IReadOnlyList<SweptParameter> Parameters { get; }

    /// <summary>The hash of the notebook's code.</summary>
    public string Code { get; }

    /// <summary>The command that made it.</summary>
    public string Command { get; }

    /// <summary>Every combination.</summary>
    public IReadOnlyList<SweepRun> Runs { get; }

    /// <summary>The copy of the notebook that is run, without outputs.</summary>
    public string NotebookCopy => Path.Combine(Folder, Notebook);

    /// <summary>A sweep as a command line asks for it; nothing is made yet.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="arguments">The parameters, <c>name=values</c> each.</param>
    /// <param name="folder">Its folder; null for one under <c>data/runs</c> that is named after it.</param>
    /// <param name="command">The command, for its records.</param>
    /// <exception cref="UsageException">The notebook, a parameter or a value is none, or the folder holds something else.</exception>
    public static Sweep Plan(string notebook, IReadOnlyList<string> arguments, string? folder, string command)
    {
        var document = NotebookDocument.Load(notebook);
        var parameters = arguments.Select(SweptParameter.Parse).ToList();
        if (parameters.GroupBy(parameter => parameter.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UsageException($"The parameter `{twice.Key}` is given twice; its values are separated by commas.");
        }
        var count = parameters.Aggregate(1.0, (product, parameter) => product * parameter.Values.Count);
        if (count > SweptParameter.MostRuns)
        {
            throw new UsageException($"These are {count:N0} combinations; a sweep has at most {SweptParameter.MostRuns:N0} runs.");
        }
        var code = CodeHash.Of(document);
        foreach (var parameter in parameters)
        {
            foreach (var value in parameter.Values)
            {
                ParameterInjection.Apply(document, Path.GetFileName(notebook), new Dictionary<string, string> { [parameter.Name] = value });
            }
        }
        var source = Path.GetFullPath(notebook);
        var directory = Path.GetDirectoryName(source)!;
        var name = $"sweep_{string.Join('_', parameters.Select(one => $"{one.Name}={Compact(one.Values)}"))}";
        var place = Path.GetFullPath(
            folder ?? Path.Combine(RunPlaces.RunsFrom(directory), Path.GetFileNameWithoutExtension(source), $"{SafeName(name)}-{code[..6]}")
        );
        var sweep = new Sweep(place, Path.GetFileName(source), directory, parameters, code, command);
        sweep.RequireItsFolder();
        return sweep;
    }

    /// <summary>The sweep in a folder.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Sweep Open(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(path))!;
            var parameters = json["parameters"]!
                .AsObject()
                .Select(pair => new SweptParameter(pair.Key, [.. pair.Value!.AsArray().Select(value => (string)value!)]));
            return new Sweep(
                Path.GetFullPath(folder),
                (string)json["notebook"]!,
                Path.GetFullPath((string)json["directory"]!, Path.GetFullPath(folder)),
                [.. parameters],
                (string)json["code"]!,
                (string?)json["command"] ?? ""
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{folder} holds no sweep: it has no {FileName}.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            throw new UsageException($"{path} is damaged; delete it and give the sweep's own command again: its runs stay.");
        }
    }

    /// <summary>The newest sweep under <c>data/runs</c>, as it is called from a folder.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Sweep Newest(string from)
    {
        var runs = RunPlaces.RunsFrom(from);
        var found = System.IO.Directory.Exists(runs) ? System.IO.Directory.GetFiles(runs, FileName, SearchOption.AllDirectories) : [];
        return found.MaxBy(File.GetLastWriteTimeUtc) is { } newest
            ? Open(Path.GetDirectoryName(newest)!)
            : throw new UsageException($"There is no sweep in {runs}; name its folder.");
    }

    /// <summary>Makes the folder, with what it is and the notebook; a folder that is there already stays as it is.</summary>
    /// <exception cref="ExportException">It cannot be written.</exception>
    public void Begin()
    {
        var document = NotebookDocument.Load(Path.Combine(Directory, Notebook));
        document.ClearOutputs();
        document.Save(NotebookCopy);
        AtomicFile.Write(Path.Combine(Folder, FileName), Encoding.UTF8.GetBytes(ToJson().ToJsonString(RunState.Json) + "\n"));
    }

    /// <summary>A text as a part of a path; where that takes anything from it, a few letters of its hash tell it from others.</summary>
    public static string SafeName(string text)
    {
        var safe = string.Concat(
            text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '=' or ',' or '.' or '-' or '+' or '_' ? letter : '_')
        );
        safe = safe.Length > LongestName ? safe[..LongestName] : safe;
        return safe == text ? safe : $"{safe}-{Hash(text)[..6]}";
    }

    /// <summary>The SHA-256 of a text, in hexadecimal digits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<IReadOnlyList<string>> Combinations(IReadOnlyList<SweptParameter> parameters) =>
        parameters.Aggregate<SweptParameter, IEnumerable<IReadOnlyList<string>>>(
            [
                [],
            ],
            (heads, parameter) => heads.SelectMany(_ => parameter.Values, IReadOnlyList<string> (head, value) => [.. head, value])
        );

    /// <summary>Numbers that follow each other as a range again.</summary>
    private static string Compact(IReadOnlyList<string> values) =>
        values.Count > 2
        && int.TryParse(values[0], out var first)
        && values.Select((value, place) => value == (first + place).ToString()).All(follows => follows)
            ? $"{values[0]}..{values[^1]}"
            : string.Join(',', values);

    private JsonObject ToJson() =>
        new()
        {
            ["notebook"] = Notebook,
            ["directory"] = Path.GetRelativePath(Folder, Directory),
            ["parameters"] = new JsonObject(
                Parameters.Select(one =>
                    KeyValuePair.Create(one.Name, (JsonNode?)new JsonArray([.. one.Values.Select(value => (JsonNode)value)]))
                )
            ),
            ["code"] = Code,
            ["command"] = Command,
        };

    private void RequireItsFolder()
    {
        if (!System.IO.Directory.Exists(Folder) || !System.IO.Directory.EnumerateFileSystemEntries(Folder).Any())
        {
            return;
        }
        var other = File.Exists(Path.Combine(Folder, FileName))
            ? Open(Folder)
            : throw new UsageException($"{Folder} holds something else than a sweep; name another folder with -o.");
        var difference =
            other.Notebook != Notebook ? $"of {other.Notebook}"
            : other.Code != Code ? $"of another version of {Notebook}"
            : other.ToJson()["parameters"]!.ToJsonString() != ToJson()["parameters"]!.ToJsonString() ? "with other parameters"
            : null;
        if (difference is not null)
        {
            throw new UsageException($"{Folder} holds another sweep, {difference}; name another folder with -o, or delete that one.");
        }
    }
}
