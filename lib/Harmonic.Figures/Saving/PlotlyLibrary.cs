using System.Text;

namespace Harmonic.Figures;

/// <summary>plotly.js, which the package Plotly.NET brings.</summary>
public static class PlotlyLibrary
{
    /// <summary>The version that the figures are made for.</summary>
    public const string Version = "2.28.0";

    /// <summary>The script, as it stands in <c>plotly.min.js</c>.</summary>
    /// <exception cref="ExportException">Plotly.NET does not lie beside this library, or carries another version.</exception>
    public static string Script() =>
        Encoding.UTF8.GetString(AssemblyResource.Read("Plotly.NET.dll", $"Plotly.NET.plotly-{Version}.min.js"));
}
