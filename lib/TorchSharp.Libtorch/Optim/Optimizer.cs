using TorchSharp.Modules;

namespace TorchSharp;

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
            private readonly OptimizerState[] states;

            private protected Optimizer(IEnumerable<Parameter> parameters, double lr, Func<Parameter, OptimizerState> remember)
            {
                all = [.. parameters];
                ArgumentOutOfRangeException.ThrowIfNegative(lr);
                if (all.Length == 0)
                {
                    throw new ArgumentException("An optimizer needs at least one parameter.", nameof(parameters));
                }
                group = new ParamGroup(all, lr);
                states = Array.ConvertAll(all, parameter => remember(parameter));
            }

            /// <summary>The groups of parameters; here always one.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => [group];

            /// <summary>The parameters.</summary>
            public virtual IEnumerable<Parameter> parameters() => all;

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
                            states[i].Update(all[i], gradient, group.LearningRate);
                        }
                    }
                }
                return loss!;
            }

            /// <summary>Frees what it remembers.</summary>
            public void Dispose()
            {
                Array.ForEach(states, state => state.Free());
                GC.SuppressFinalize(this);
            }

            private protected StateDictionary States => new(states);

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
