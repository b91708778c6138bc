namespace Harmonic.Figures;

/// <summary>Which shifts a triplet of images compares; the order is that of the write-up's schemes 0, 1 and 2.</summary>
public enum TripletKind
{
    /// <summary>Two shifts in pitch.</summary>
    Pitch,

    /// <summary>Two shifts in time.</summary>
    Time,

    /// <summary>One shift in pitch and one in time.</summary>
    PitchAndTime,
}
