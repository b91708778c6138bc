using static TorchSharp.torch;

namespace Harmonic.Tests.Training;

public sealed class SteadyAdamTests
{
    [Fact]
    public void It_is_TorchSharps_Adam_to_the_last_bit()
    {
        using var scope = NewDisposeScope();
        var start = randn(7, 5);
        var ours = new TorchSharp.Modules.Parameter(start.clone());
        var theirs = new TorchSharp.Modules.Parameter(start.clone());
        var never = new TorchSharp.Modules.Parameter(start.clone());
        using var steady = new Harmonic.Training.SteadyAdam([ours, never], 4e-3);
        using var plain = optim.Adam([theirs], 4e-3);
        for (var step = 0; step < 30; step++)
        {
            var pull = randn(7, 5);
            foreach (
                var (parameter, optimizer) in new (TorchSharp.Modules.Parameter, optim.Optimizer)[] { (ours, steady), (theirs, plain) }
            )
            {
                parameter.grad = null;
                (parameter * pull).square().sum().backward();
                optimizer.step();
            }
        }
        Assert.Equal(theirs.data<float>().ToArray(), ours.data<float>().ToArray());
        Assert.NotEqual(start.data<float>().ToArray(), ours.data<float>().ToArray());
        Assert.Equal(start.data<float>().ToArray(), never.data<float>().ToArray());
    }
}
