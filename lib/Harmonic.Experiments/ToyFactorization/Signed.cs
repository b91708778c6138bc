namespace Harmonic.Experiments;

/// <summary>Integers as labels show them: +2, 0, −4 with a true minus sign.</summary>
internal static class Signed
{
    internal static string Text(int number) =>
        number switch
        {
            > 0 => $"+{number}",
            < 0 => $"−{-number}",
            _ => "0",
        };
}
