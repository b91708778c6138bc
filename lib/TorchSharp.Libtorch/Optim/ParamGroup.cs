namespace TorchSharp.Modules;

/// <summary>Parameters that are learned at one rate.</summary>
public sealed class ParamGroup : torch.optim.ILearningRateController
{
    internal ParamGroup(IReadOnlyList<Parameter> parameters, double rate)
    {
        Parameters = parameters;
        LearningRate = InitialLearningRate = rate;
    }

    /// <summary>The parameters.</summary>
    public IEnumerable<Parameter> Parameters { get; set; }

    /// <summary>The rate of the next step.</summary>
    public double LearningRate { get; set; }

    /// <summary>The rate that a schedule starts from.</summary>
    public double InitialLearningRate { get; set; }
}
