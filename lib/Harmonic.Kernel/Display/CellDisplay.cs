using Harmonic.Kernel.Session.Execution;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Display;

/// <summary>Shows values in the cell that asks for it; outside of cells their text goes to the console.</summary>
internal static class CellDisplay
{
    /// <summary>Shows a value.</summary>
    public static void Show(DisplayedValue displayed)
    {
        if (CellContext.Current is { } cell)
        {
            cell.Output.Display(Bundles.Of(displayed.FormattedValues), displayed.DisplayId);
        }
        else
        {
            Console.WriteLine(displayed.Value.ToDisplayString());
        }
    }

    /// <summary>Shows a value anew, where it is on show.</summary>
    public static void Update(DisplayedValue displayed) =>
        CellContext.Current?.Output.UpdateDisplay(Bundles.Of(displayed.FormattedValues), displayed.DisplayId);
}
