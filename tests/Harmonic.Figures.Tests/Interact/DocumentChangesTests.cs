using System.Text.Json.Nodes;

namespace Harmonic.Figures.Tests.Interactive;

public sealed class DocumentChangesTests
{
    [Theory]
    [InlineData("""{"a": 1}""", """{"a": 1}""", "[]")]
    [InlineData("""{"a": 1, "b": 2}""", """{"a": 3, "b": 2}""", """[[["a"],3]]""")]
    [InlineData("""{"a": {"b": 1}, "c": 1}""", """{"a": {"d": null}}""", """[[["c"]],[["a","b"]],[["a","d"],null]]""")]
    [InlineData("""{"a": [1, 2]}""", """{"a": [1, 3]}""", """[[["a"],[1,3]]]""")]
    [InlineData("""{"a": [{"b": 1}, {"c": 2}]}""", """{"a": [{"b": 1}, {"c": 3}]}""", """[[["a",1,"c"],3]]""")]
    [InlineData("""{"a": [{"b": 1}]}""", """{"a": []}""", """[[["a"],[]]]""")]
    [InlineData(
        """{"x": {"dtype": "f4", "bdata": "AA"}}""",
        """{"x": {"dtype": "i1", "bdata": "AA"}}""",
        """[[["x"],{"dtype":"i1","bdata":"AA"}]]"""
    )]
    [InlineData("""{"a": {"b": 1}}""", """{"a": 2}""", """[[["a"],2]]""")]
    public void Changes_are_few_and_make_the_second_document_of_the_first(string first, string now, string changes)
    {
        var (one, other) = (JsonNode.Parse(first)!.AsObject(), JsonNode.Parse(now)!.AsObject());
        var found = DocumentChanges.Between(one, other);
        Assert.Equal(changes, found.ToJsonString());
        var made = DocumentChanges.Apply(one, JsonNode.Parse(found.ToJsonString())!.AsArray());
        Assert.True(JsonNode.DeepEquals(other, made), made.ToJsonString());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(first), one));
    }

    [Fact]
    public void Of_a_figure_whose_points_move_only_the_points_go_out()
    {
        JsonObject Document(double shift)
        {
            var figure = new Figure("Points");
            double[] x = [.. Enumerable.Range(0, 2000).Select(i => i / 7.0)],
                y = [.. x.Select(value => Math.Sin(value + shift))];
            figure.Panel.Add(new Scatter(x, y));
            return figure.ToPlotly();
        }

        var changes = DocumentChanges.Between(Document(0), Document(1));
        Assert.Equal("""["data",0,"y"]""", Assert.Single(changes)!.AsArray()[0]!.ToJsonString());
    }
}
