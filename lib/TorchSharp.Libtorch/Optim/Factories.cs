using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Gradient descent.</summary>
        public static SGD SGD(
            IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false)
        {
            Minimising(maximize);
            return new SGD(parameters, learningRate, new SGD.Rule(momentum, dampening, weight_decay, nesterov));
        }

        /// <summary>Adam.</summary>
        public static Adam Adam(
            IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        {
            Minimising(maximize || amsgrad);
            return new Adam(parameters, lr, new AdamRule(beta1, beta2, eps, weight_decay, Decoupled: false));
        }

        /// <summary>Adam with decoupled weight decay.</summary>
        public static AdamW AdamW(
            IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        {
            Minimising(maximize || amsgrad);
            return new AdamW(parameters, lr, new AdamRule(beta1, beta2, eps, weight_decay, Decoupled: true));
        }

        private static void Minimising(bool otherwise)
        {
            if (otherwise)
            {
                throw new NotSupportedException("maximize and amsgrad are not offered here: change the loss's sign, or use TorchSharp's own package.");
            }
        }
    }
}
