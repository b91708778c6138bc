using static TorchSharp.torch;

namespace Harmonic.Data;

/// <summary>
/// Things that can be mixed, with counterexamples: what an autoencoder learns from, and the true rule by which parts make a whole
/// (write-up, "Experimental Design"). Every sample is one row of numbers, none negative.
/// </summary>
public interface IMixingDomain
{
    /// <summary>Its name, for tables and records.</summary>
    string Name { get; }

    /// <summary>How many numbers a sample has.</summary>
    int Size { get; }

    /// <summary>The largest number that a sample can hold; infinite where there is none.</summary>
    double Ceiling { get; }

    /// <summary>The kinds of counterexamples.</summary>
    IReadOnlyList<string> InvalidKinds { get; }

    /// <summary>Draws a part, such as one tone or one blob, into <paramref name="values"/>, which holds zeros.</summary>
    void DrawPart(ref RandomSequence random, Span<float> values);

    /// <summary>Draws a valid sample of one to three parts.</summary>
    void DrawValid(ref RandomSequence random, Span<float> values);

    /// <summary>Draws a counterexample of a kind, by its place in <see cref="InvalidKinds"/>.</summary>
    void DrawInvalid(ref RandomSequence random, int kind, Span<float> values);

    /// <summary>The whole that two parts make, row by row (B × size).</summary>
    Tensor Mix(Tensor first, Tensor second);
}
