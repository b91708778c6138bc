
namespace Harmonic.Experiments;

/// <summary>A number that every run of the toy experiment has.</summary>
/// <param name="Title">Its name on an axis.</param>
/// <param name="Of">Where a run keeps it.</param>
/// <param name="WriteUp">What the write-up prints, if it does.</param>
public sealed record ToyQuantity(string Title, Func<ToyRun, double> Of, double? WriteUp = null)
{
    /// <summary>Mean absolute cosine between pitch and time moves; 0 is wanted.</summary>
    public static ToyQuantity Crossing { get; } = new("pitch against time, mean |cos|", run => run.Results.Cosines.CrossMagnitude, 0.12);

    /// <summary>Mean cosine between moves of one kind and sign; 1 is wanted.</summary>
    public static ToyQuantity SameSign { get; } = new("same sign, mean cos", run => run.Results.Cosines.SameSign, 0.954);

    /// <summary>Mean cosine between moves of one kind and opposite signs; −1 is wanted.</summary>
    public static ToyQuantity OppositeSign { get; } = new("opposite sign, mean cos", run => run.Results.Cosines.OppositeSign, -0.884);

    /// <summary>Angle between mean moves of opposite signs, mean of pitch and time; 180 is wanted.</summary>
    public static ToyQuantity Angle { get; } = new("angle of +s and −s (degrees)", run => (run.Results.Angles.Pitch + run.Results.Angles.Time) / 2, 163);

    /// <summary>The first singular value's part of a shift grid; 1 would be a product.</summary>
    public static ToyQuantity FirstSingularValue { get; } = new("first singular value, part of the sum", run => run.Results.FirstSingularValue, 0.7);

    /// <summary>Mean loss of the last 100 steps.</summary>
    public static ToyQuantity Loss { get; } = new("loss, last 100 steps", run => run.Results.Loss, 0.023);

    /// <summary>How far the codes are from a standard normal distribution; 0 is wanted.</summary>
    public static ToyQuantity SigReg { get; } = new("SIGReg of the codes", run => run.Spread.SigReg);

    /// <summary>How many directions the codes use.</summary>
    public static ToyQuantity Dimensions { get; } = new("directions in use", run => run.Spread.Dimensions);
}
