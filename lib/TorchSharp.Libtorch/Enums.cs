namespace TorchSharp;

/// <summary>What a border is filled with.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>One value.</summary>
    Constant = 4,
}

public static partial class torch
{
    /// <summary>What becomes of a quotient's fraction.</summary>
    public enum RoundingMode
    {
        /// <summary>It stays.</summary>
        None,

        /// <summary>It is cut off.</summary>
        trunc,

        /// <summary>The next integer below.</summary>
        floor,
    }
}
