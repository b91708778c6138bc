using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
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

        /// <summary>What an optimizer remembers of one parameter.</summary>
        public abstract class OptimizerState
        {
            private protected OptimizerState()
            {
            }
        }
    }

    public static partial class torch
    {
        /// <summary>Optimizers and learning-rate schedules.</summary>
        public static partial class optim
        {
            /// <summary>Whatever has a learning rate that a schedule may set.</summary>
            public interface ILearningRateController
            {
                /// <summary>The rate of the next step.</summary>
                double LearningRate { get; set; }

                /// <summary>The rate that a schedule starts from.</summary>
                double InitialLearningRate { get; set; }
            }

            /// <summary>Changes parameters along their gradients.</summary>
            public abstract class Optimizer : IDisposable
            {
                private readonly ParamGroup group;
                private readonly Parameter[] all;

                private protected Optimizer(IEnumerable<Parameter> parameters, double lr)
                {
                    all = [.. parameters];
                    ArgumentOutOfRangeException.ThrowIfNegative(lr);
                    if (all.Length == 0)
                    {
                        throw new ArgumentException("An optimizer needs at least one parameter.", nameof(parameters));
                    }
                    group = new ParamGroup(all, lr);
                }

                /// <summary>The groups of parameters; here always one.</summary>
                public virtual IEnumerable<ILearningRateController> ParamGroups => [group];

                /// <summary>The parameters.</summary>
                public virtual IEnumerable<Parameter> parameters() => all;

                /// <summary>What it remembers, in the parameters' order.</summary>
                public virtual StateDictionary state_dict() => new(States);

                /// <summary>Forgets all gradients.</summary>
                public virtual void zero_grad()
                {
                    foreach (var parameter in all)
                    {
                        parameter.Forget(toNone: true);
                    }
                }

                /// <summary>Changes every parameter that has a gradient, once.</summary>
                /// <param name="closure">Computes the loss anew, and its gradients; optional.</param>
                /// <returns>The loss that the closure gave, or null.</returns>
                public virtual Tensor step(Func<Tensor>? closure = null)
                {
                    var loss = closure?.Invoke();
                    using (no_grad())
                    {
                        using var scope = NewDisposeScope();
                        for (var i = 0; i < all.Length; i++)
                        {
                            if (all[i].grad is { } gradient)
                            {
                                Update(i, all[i], gradient, group.LearningRate);
                            }
                        }
                    }
                    return loss!;
                }

                /// <summary>Frees what it remembers.</summary>
                public void Dispose()
                {
                    Free();
                    GC.SuppressFinalize(this);
                }

                private protected abstract IEnumerable<OptimizerState> States { get; }

                private protected abstract void Update(int index, Parameter parameter, Tensor gradient, double rate);

                private protected abstract void Free();

                private protected static Tensor Zeros(Parameter parameter) => zeros_like(parameter).detach().DetachFromDisposeScope();

                /// <summary>What an optimizer remembers of each parameter.</summary>
                public sealed class StateDictionary
                {
                    internal StateDictionary(IEnumerable<OptimizerState> states) => State = [.. states];

                    /// <summary>One entry for each parameter, in the parameters' order.</summary>
                    public List<OptimizerState> State { get; }
                }
            }
        }
    }
}
