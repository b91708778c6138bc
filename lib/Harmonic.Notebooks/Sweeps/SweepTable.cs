using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace Harmonic.Notebooks.Sweeps;

/// <summary>
/// One line for each run: its values, its state, its results. No times: the same sweep gives the same table, byte for byte, wherever it
/// runs.
/// </summary>
internal sealed class SweepTable
{
    private readonly IReadOnlyList<string> names;
    private readonly IReadOnlyList<IReadOnlyList<object?>> columns;

    /// <summary>The table of a sweep, from its runs' folders as they are now.</summary>
    public SweepTable(Sweep sweep)
    {
        var states = sweep.Runs.Select(run => SweepRun.StateOf(run.Record)).ToList();
        var results = sweep.Runs.Select((run, place) => states[place] == Runs.RunState.Done ? RunResults.Read(run.Folder) : []).ToList();
        var found = results.SelectMany(row => row.Select(result => result.Name)).Distinct().ToList();
        var lookUps = results
            .Select(row => row.GroupBy(result => result.Name).ToDictionary(group => group.Key, group => group.First().Value))
            .ToList();
        names = [.. sweep.Parameters.Select(parameter => parameter.Name), "state", .. found.Select(name => Free(name, sweep))];
        columns =
        [
            .. sweep.Parameters.Select((_, place) => Numbers([.. sweep.Runs.Select(run => (object?)run.Values[place])])),
            [.. states],
            .. found.Select(name => (IReadOnlyList<object?>)[.. lookUps.Select(row => row.GetValueOrDefault(name))]),
        ];
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>A cell: a number, a text, or null.</summary>
    public object? this[int row, int column] => columns[column][row];

    /// <summary>The table as RFC 4180 has it, numbers so that they are read back exactly.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder();
        text.AppendJoin(',', names.Select(Quoted)).Append('\n');
        for (var row = 0; row < columns[0].Count; row++)
        {
            text.AppendJoin(',', columns.Select(column => Quoted(Text(column[row])))).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Writes the table as Parquet: columns of numbers as doubles, others as texts, gaps as nulls.</summary>
    public async Task WriteParquetAsync(Stream stream)
    {
        var fields = columns
            .Select(
                (column, place) => IsNumbers(column) ? (DataField)new DataField<double?>(names[place]) : new DataField<string>(names[place])
            )
            .ToArray();
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream);
        using var group = writer.CreateRowGroup();
        for (var place = 0; place < fields.Length; place++)
        {
            if (IsNumbers(columns[place]))
            {
                await group.WriteAsync<double>(fields[place], columns[place].Select(value => (double?)value).ToArray());
            }
            else
            {
                await group.WriteAsync(fields[place], columns[place].Select(Nullable).ToArray()!);
            }
        }
    }

    /// <summary>A cell as text: a number so that it is read back exactly.</summary>
    public static string Text(object? value) => value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : $"{value}";

    private static string? Nullable(object? value) => value is null ? null : Text(value);

    private static bool IsNumbers(IReadOnlyList<object?> column) =>
        column.All(value => value is null or double) && column.Any(value => value is not null);

    /// <summary>Texts as numbers, where all of them are.</summary>
    private static IReadOnlyList<object?> Numbers(IReadOnlyList<object?> texts)
    {
        var numbers = texts
            .Select(text => double.TryParse((string?)text, CultureInfo.InvariantCulture, out var number) ? (object?)number : null)
            .ToList();
        return numbers.TrueForAll(number => number is not null) ? numbers : texts;
    }

    /// <summary>A result that is called like a parameter (a seed, say) is told from it.</summary>
    private static string Free(string name, Sweep sweep) =>
        name == "state" || sweep.Parameters.Any(parameter => parameter.Name == name) ? $"result.{name}" : name;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
