using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>A figure at every combination of some values of its controls, for pages without a kernel.</summary>
internal static class SliderGrid
{
    /// <summary>More would make a notebook a heavy file.</summary>
    internal const int MostFigures = 400;

    /// <summary>
    /// <c>controls</c>, each with its <c>name</c>, its <c>values</c> as texts and the place of its <c>start</c> among them; and
    /// <c>figures</c>, the differences of each from the first figure drawn, the last control's values running fastest.
    /// </summary>
    internal static JsonObject Of(Interaction interaction)
    {
        var (function, steps) = (interaction.Function, interaction.SiteSteps);
        var first = Figure(interaction.Parts);
        IReadOnlyList<object>[] values = [.. function.Controls.Select(control => control.Steps(steps))];
        var controls = function.Controls.Select(
            (control, index) =>
                new JsonObject
                {
                    ["name"] = function.Names[index],
                    ["values"] = new JsonArray([.. values[index].Select(value => (JsonNode)control.Show(value))]),
                    ["start"] = values[index].ToList().IndexOf(control.Start),
                }
        );
        var figures = Combinations(values)
            .Select(combination =>
                DocumentChanges.Between(
                    first,
                    Figure(ShownPart.Of(function.Call(combination, new Progress<double>(), CancellationToken.None)))
                )
            );
        return new JsonObject { ["controls"] = new JsonArray([.. controls]), ["figures"] = new JsonArray([.. figures]) };
    }

    private static JsonObject Figure(IReadOnlyList<ShownPart> parts) =>
        parts.First(part => part.Figure is not null).Document["figure"]!.AsObject();

    private static IEnumerable<object[]> Combinations(IReadOnlyList<object>[] values) =>
        values.Aggregate(
            (IEnumerable<object[]>)
                [
                    [],
                ],
            (combinations, next) => combinations.SelectMany(combination => next.Select(value => (object[])[.. combination, value]))
        );
}
