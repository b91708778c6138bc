namespace Harmonic.Figures;

/// <summary>A series whose points stand in space; its panel has three axes.</summary>
internal interface ISpatial
{
    /// <summary>First coordinate of each point.</summary>
    Values X { get; }

    /// <summary>Second coordinate of each point.</summary>
    Values Y { get; }

    /// <summary>Third coordinate of each point.</summary>
    Values Z { get; }
}
