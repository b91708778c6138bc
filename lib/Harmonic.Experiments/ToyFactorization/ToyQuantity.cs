namespace Harmonic.Experiments;

/// <summary>A number that every run of the toy experiment has.</summary>
/// <param name="Title">Its name on an axis.</param>
/// <param name="Of">Where a run keeps it.</param>
/// <param name="Log">Whether it is seen on a logarithmic axis alone.</param>
/// <param name="WriteUp">The numbers that the write-up prints for its run of <see cref="WriteUpSteps"/> steps: one, two that differ, or the
/// ends of a range.</param>
public sealed record ToyQuantity(string Title, Func<ToyRun, double> Of, bool Log = false, params IReadOnlyList<double> WriteUp)
{
    /// <summary>Steps of the run that the write-up prints numbers of.</summary>
    public const int WriteUpSteps = 5000;

    /// <summary>Mean absolute cosine between pitch and time moves; 0 is wanted.</summary>
    public static ToyQuantity Crossing { get; } =
        new("pitch against time, mean |cos|", run => run.Results.Cosines.CrossMagnitude, WriteUp: [0.116, 0.126]);

    /// <summary>Mean cosine between moves of one kind and sign; 1 is wanted.</summary>
    public static ToyQuantity SameSign { get; } = new("same sign, mean cos", run => run.Results.Cosines.SameSign, WriteUp: [0.954]);

    /// <summary>Mean cosine between moves of one kind and opposite signs; −1 is wanted.</summary>
    public static ToyQuantity OppositeSign { get; } =
        new("opposite sign, mean cos", run => run.Results.Cosines.OppositeSign, WriteUp: [-0.884]);

    /// <summary>Angle between mean moves of opposite signs, mean of pitch and time; 180 is wanted.</summary>
    public static ToyQuantity Angle { get; } =
        new("angle of +s and −s (degrees)", run => (run.Results.Angles.Pitch + run.Results.Angles.Time) / 2, WriteUp: [163]);

    /// <summary>The first singular value's part of a shift grid; 1 would be a product.</summary>
    public static ToyQuantity FirstSingularValue { get; } =
        new("first singular value, part of the sum", run => run.Results.FirstSingularValue, WriteUp: [0.6, 0.8]);

    /// <summary>Mean loss of the last 100 steps.</summary>
    public static ToyQuantity Loss { get; } = new("loss, last 100 steps", run => run.Results.Loss, WriteUp: [0.023]);

    /// <summary>How far the codes are from a standard normal distribution; 0 is wanted.</summary>
    public static ToyQuantity SigReg { get; } = new("SIGReg of the codes", run => run.Spread.SigReg, Log: true);

    /// <summary>How many directions the codes use.</summary>
    public static ToyQuantity Dimensions { get; } = new("directions in use", run => run.Spread.Dimensions);
}
