namespace Harmonic.Training;

/// <summary>
/// TorchSharp 0.107 keeps no hold of a <c>Scalar</c> while libtorch reads it, and a garbage collection at that moment frees it
/// (docs/architecture.md). Where libtorch says so, what was computed is computed again.
/// </summary>
public static class FreedNumber
{
    // A garbage collection in the middle of a call is rare; what fails as often as this fails for another reason.
    private const int MostAttempts = 5;

    /// <summary>Computes, and computes again where libtorch met a number that was freed.</summary>
    /// <param name="compute">Gives the same whenever it is called, and leaves nothing half done when it throws.</param>
    public static T Again<T>(Func<T> compute)
    {
        ArgumentNullException.ThrowIfNull(compute);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return compute();
            }
            catch (Exception error) when (attempt < MostAttempts && IsCause(error)) { }
        }
    }

    private static bool IsCause(Exception error) =>
        error.Message.Contains("Unknown scalar type", StringComparison.Ordinal)
        || error.Message.Contains("Scalar.h", StringComparison.Ordinal)
        || (error.InnerException is { } inner && IsCause(inner));
}
