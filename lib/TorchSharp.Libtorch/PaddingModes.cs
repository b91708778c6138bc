namespace TorchSharp;

/// <summary>What a border is filled with.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>One value.</summary>
    Constant = 4,
}
