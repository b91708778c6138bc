using System.CommandLine;
using Harmonic.Notebooks.Runs;
using Harmonic.Notebooks.Verification;

namespace Harmonic.Notebooks.CommandLine;

/// <summary><c>harmonic verify [NOTEBOOK…]</c></summary>
internal static class VerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var notebooks = new Argument<string[]>("NOTEBOOK") { Description = "Executed .ipynb files; default: those in notebooks/." };
        var fromWeights = new Option<bool>("--from-weights")
        {
            Description = "Begin from the weights and results in data/results/NAME/ where training takes long.",
        };
        var tolerance = new Option<double>("--tolerance")
        {
            Description = "The largest difference of two numbers, as a part of the larger.",
            DefaultValueFactory = _ => 1e-6,
        };
        var sliders = RunCommand.SliderOption();
        var command = new Command(
            "verify",
            "Executes notebooks again as they were published and compares cell by cell; nothing published is changed."
        )
        {
            notebooks,
            fromWeights,
            tolerance,
            sliders,
        };
        command.SetAction(
            (arguments, _) =>
                VerifyAsync(
                    arguments.GetValue(notebooks) is { Length: > 0 } named ? named : SiteCommand.Own("are to be verified"),
                    arguments.GetValue(fromWeights),
                    arguments.GetValue(tolerance),
                    ParameterInjection.Parse(arguments.GetValue(sliders) ?? [])
                )
        );
        return command;
    }

    private static async Task<int> VerifyAsync(
        string[] notebooks,
        bool fromWeights,
        double tolerance,
        IReadOnlyDictionary<string, string> sliders
    )
    {
        if (tolerance is not (>= 0 and < 1))
        {
            throw new UsageException($"The tolerance is a part: at least 0 and below 1, not {tolerance}.");
        }
        var verified = 0;
        foreach (var notebook in notebooks)
        {
            var (certificate, folder) = await Verifier.VerifyAsync(notebook, fromWeights, tolerance, sliders);
            Console.Write(certificate);
            Console.WriteLine($"  {Path.Combine(folder, "certificate.txt")}\n");
            verified += certificate.Holds ? 1 : 0;
        }
        Console.WriteLine($"{verified} of {notebooks.Length} notebooks verified");
        return verified == notebooks.Length ? HeadlessRun.Success : HeadlessRun.CellFailed;
    }
}
