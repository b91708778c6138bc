namespace Harmonic.Experiments;

/// <summary>The two ways an image is shifted.</summary>
public enum ShiftFactor
{
    /// <summary>Up and down: transposition, dy.</summary>
    Pitch,

    /// <summary>Left and right: displacement in time, dx.</summary>
    Time,
}
