using Harmonic.Figures;

namespace Harmonic.Notebooks.Tests.Runs;

/// <summary>Notebooks with sliders, run without a front end.</summary>
public sealed class SliderTests : NotebookTest
{
    private const string Draw = """
        Figure Drawn(double gamma) { var figure = new Figure("A figure"); figure.Panel.Add(new Line((double[])[gamma, 0], (double[])[1, 2])); return figure; }
        var controls = Interact.With((double gamma) => Drawn(gamma), Slider.Log(0.1, 10)).OnSite(3);
        controls
        """;

    private static string Refer => $"#r \"{typeof(Figure).Assembly.Location}\"\nusing Harmonic.Figures;";

    [Fact]
    public async Task The_notebook_keeps_the_sliders_their_state_and_the_grid_and_is_verified()
    {
        var path = Write(Code(Refer), Code(Draw), Code("Console.Write(controls.Value<double>(\"gamma\"));"));
        var output = Path.Combine(Folder, "executed.ipynb");
        var run = await Harmonic("run", path, "-o", output, "-s", "gamma=2");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var notebook = NotebookDocument.Open(output);
        var states = notebook.Metadata["widgets"]!["application/vnd.jupyter.widget-state+json"]!["state"]!.AsObject();
        var slider = states.Single(state => (string)state.Value!["model_name"]! == "FloatLogSliderModel").Value!["state"]!;
        Assert.Equal(("gamma", 2.0), ((string)slider["description"]!, (double)slider["value"]!));
        var outputs = notebook.Cells[1].ShownOutputs.Select(one => one["data"]!.AsObject()).ToList();
        Assert.Equal(2, outputs.Count);
        var view = (string)outputs[0]["application/vnd.jupyter.widget-view+json"]!["model_id"]!;
        Assert.Equal("VBoxModel", (string)states[view]!["model_name"]!);
        Assert.Equal(3, outputs[0]["application/vnd.harmonic.sliders+json"]!["figures"]!.AsArray().Count);
        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], outputs[1].Select(part => part.Key));
        Assert.Equal("2", MultilineText.Join(Assert.Single(notebook.Cells[2].ShownOutputs)["text"]));

        var verified = await Harmonic("verify", output);
        Assert.Contains("1 of 1 notebooks verified", verified.Output, StringComparison.Ordinal);
        var other = await Harmonic("verify", output, "-s", "gamma=3");
        Assert.Contains("2 is now 3", other.Output, StringComparison.Ordinal);
        var wrong = await Harmonic("run", path, "-o", output, "-s", "gamma=20");
        Assert.Contains("`20` is no value of gamma, which is from 0.1 to 10.", wrong.Output + wrong.Error, StringComparison.Ordinal);
    }
}
