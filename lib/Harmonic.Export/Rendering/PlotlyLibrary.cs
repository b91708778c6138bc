namespace Harmonic.Export;

/// <summary>Finds plotly.js, which npm restores into the repository's <c>node_modules</c>.</summary>
public static class PlotlyLibrary
{
    /// <summary>The version that the figures are made for; the one in <c>package.json</c>.</summary>
    public const string Version = "4.1.2";

    /// <summary>The path of <c>plotly.min.js</c>, found upwards from this assembly or from the working directory.</summary>
    /// <exception cref="ExportException">It is in neither place.</exception>
    public static string Find() => NodeModule.Find("plotly.js-dist-min/plotly.min.js");
}
