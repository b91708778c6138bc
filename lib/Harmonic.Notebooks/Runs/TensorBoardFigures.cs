namespace Harmonic.Notebooks.Runs;

/// <summary>
/// The figures of a run among TensorBoard's events, by the writer of the TorchSharp that the notebook has loaded; found by name, so that
/// this program does not depend on it.
/// </summary>
internal static class TensorBoardFigures
{
    private const string Writer = "TorchSharp.torch+utils+tensorboard";

    /// <summary>Writes the pictures to <c>figures/</c> of a run that has trained; a run without TorchSharp has no events.</summary>
    /// <param name="folder">The folder of the pictures.</param>
    /// <param name="pictures">PNG files.</param>
    /// <returns>Why that failed; null where it did not.</returns>
    public static string? Add(string folder, IReadOnlyList<string> pictures)
    {
        var factory = AppDomain
            .CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(Writer))
            .FirstOrDefault(type => type is not null);
        if (factory is null || pictures.Count == 0)
        {
            return null;
        }
        try
        {
            foreach (var earlier in Directory.GetFiles(folder, "events.out.tfevents.*"))
            {
                File.Delete(earlier);
            }
            dynamic writer = factory.GetMethod("SummaryWriter")!.Invoke(null, [folder, null, false])!;
            foreach (var picture in pictures)
            {
                writer.add_img(Path.GetFileNameWithoutExtension(picture), picture, 0, (long?)DateTimeOffset.UtcNow.ToUnixTimeSeconds());
            }
            return null;
        }
        catch (Exception error)
        {
            // Whatever another version of TorchSharp makes of this: a run does not fail for it.
            return $"TensorBoard's events are without the figures: {(error.InnerException ?? error).Message}";
        }
    }
}
