namespace TorchSharp;

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
