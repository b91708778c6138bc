using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Execution;
using Harmonic.Kernel.Session.Streams;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>What kernels tell, as output of the cell that they tell it for.</summary>
internal static class CellEvents
{
    private static readonly Lazy<IDisposable> Displays = new(() => Formatter.SubscribeToDisplayedValues(OnDisplayed));

    /// <summary>Begins to listen to displayed values; before any kernel does, so that they are marked when it hears of them.</summary>
    public static void Install() => _ = Displays.Value;

    /// <summary>Shows an event.</summary>
    public static void Show(KernelEvent happened)
    {
        if (CellContext.Current is not { } cell)
        {
            return;
        }
        switch (happened)
        {
            case ReturnValueProduced { Value: DisplayedValue }:
                break;
            case ReturnValueProduced result when !cell.IsNested:
                NativeOutput.Flush();
                cell.Output.Result(Bundles.Of(Bundles.WithText(result.Value, result.FormattedValues)));
                break;
            case DisplayedValueUpdated update:
                cell.Output.UpdateDisplay(Bundle(update), DisplayIds.Of(update.FormattedValues, update.ValueId));
                break;
            case StandardOutputValueProduced text:
                cell.Output.Stream("stdout", Text(text));
                break;
            case StandardErrorValueProduced text:
                cell.Output.Stream("stderr", Text(text));
                break;
            case ErrorProduced error when cell.IsRunning:
                // The cell's own code sent what failed, and may look at the result.
                cell.Output.Stream("stderr", error.Message + "\n");
                break;
            case ErrorProduced error:
                cell.Error ??= Languages.Error(error.Message, cell.Text);
                break;
            case DisplayedValueProduced or ReturnValueProduced:
                cell.Output.Display(Bundle((DisplayEvent)happened), ((DisplayEvent)happened).ValueId);
                break;
        }
    }

    /// <summary>What is written as HTML or text has no other text to it.</summary>
    private static MimeBundle Bundle(DisplayEvent shown) =>
        Bundles.Of(
            shown.Value is null or string or IHtmlContent or FormattedValue
                ? shown.FormattedValues
                : Bundles.WithText(shown.Value, shown.FormattedValues)
        );

    private static string Text(DisplayEvent text) => string.Concat(text.FormattedValues.Select(value => value.Value));

    /// <summary>
    /// The command of a cell that has ended takes no more events, but what goes on in the background may still show something.
    /// </summary>
    private static void OnDisplayed(DisplayedValue displayed)
    {
        DisplayIds.Mark(displayed);
        if (KernelInvocationContext.Current is not { IsComplete: true } || CellContext.Current is not { } cell)
        {
            return;
        }
        var bundle = Bundles.Of(displayed.FormattedValues);
        if (displayed.IsUpdated)
        {
            cell.Output.UpdateDisplay(bundle, DisplayIds.Of(displayed.FormattedValues, displayed.DisplayId));
        }
        else
        {
            cell.Output.Display(bundle, displayed.DisplayId);
        }
    }
}
