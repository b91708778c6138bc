using System.Text.Json.Nodes;

namespace Harmonic.Notebooks.Documents;

/// <summary>A figure among the outputs of an executed notebook.</summary>
/// <param name="Cell">The cell that shows it, counted from 1.</param>
/// <param name="Number">Its place among the figures of the notebook, counted from 1.</param>
/// <param name="Title">Its title, without marks; empty when it has none.</param>
/// <param name="Document">The plotly.js document.</param>
internal sealed record NotebookFigure(int Cell, int Number, string Title, JsonObject Document)
{
    /// <summary>The PNG picture that the notebook holds of it; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Picture { get; init; }

    /// <summary>A file name without ending: the number and the first words of the title, such as <c>03-training-loss</c>.</summary>
    public string FileName => Slug.Of(Title) is { Length: > 0 } words ? $"{Number:00}-{words}" : $"{Number:00}-cell-{Cell}";
}
