namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Learning-rate schedules.</summary>
        public static class lr_scheduler
        {
            /// <summary>A learning rate as a function of how often <see cref="step"/> was called.</summary>
            public abstract class LRScheduler
            {
                private readonly Optimizer optimizer;
                private int epoch;

                private protected LRScheduler(Optimizer optimizer, int lastEpoch) => (this.optimizer, epoch) = (optimizer, lastEpoch);

                /// <summary>Goes on to the next rate.</summary>
                public virtual void step()
                {
                    epoch++;
                    foreach (var group in optimizer.ParamGroups)
                    {
                        group.LearningRate = Rate(group.InitialLearningRate, epoch);
                    }
                }

                /// <summary>The rates in use.</summary>
                public IEnumerable<double> get_last_lr() => optimizer.ParamGroups.Select(group => group.LearningRate);

                private protected abstract double Rate(double initial, int epoch);
            }

            private sealed class Schedule : LRScheduler
            {
                private readonly Func<double, int, double> rate;

                internal Schedule(Optimizer optimizer, int lastEpoch, Func<double, int, double> rate)
                    : base(optimizer, lastEpoch)
                {
                    this.rate = rate;
                    step();
                }

                private protected override double Rate(double initial, int epoch) => rate(initial, epoch);
            }

            /// <summary>The initial rate times <paramref name="gamma"/> for every <paramref name="step_size"/> steps.</summary>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new Schedule(optimizer, last_epoch, (initial, epoch) => initial * Math.Pow(gamma, epoch / step_size));

            /// <summary>The initial rate times <paramref name="gamma"/> for every step.</summary>
            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new Schedule(optimizer, last_epoch, (initial, epoch) => initial * Math.Pow(gamma, epoch));

            /// <summary>The initial rate times what a function of the step says.</summary>
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new Schedule(optimizer, last_epoch, (initial, epoch) => initial * lr_lambda(epoch));

            /// <summary>Half a cosine from the initial rate to <paramref name="eta_min"/> in <paramref name="T_max"/> steps, and back.</summary>
            public static LRScheduler CosineAnnealingLR(
                Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new Schedule(optimizer, last_epoch, (initial, epoch) => eta_min + (initial - eta_min) * (1 + Math.Cos(Math.PI * epoch / T_max)) / 2);

            /// <summary>From a fraction of the initial rate to another, evenly in <paramref name="total_iters"/> steps.</summary>
            public static LRScheduler LinearLR(
                Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new Schedule(optimizer, last_epoch, (initial, epoch) =>
                    initial * (start_factor + (end_factor - start_factor) * Math.Min(epoch, total_iters) / total_iters));
        }
    }
}
