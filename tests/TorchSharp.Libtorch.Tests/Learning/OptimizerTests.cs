using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Ten steps of every optimizer, and schedules of the learning rate, against PyTorch's.</summary>
public sealed class OptimizerTests
{
    private static readonly Dictionary<string, JsonElement> Steps = Fixture.ReadNamed("optimizers");
    private static readonly Dictionary<string, JsonElement> Rates = Fixture.ReadNamed("schedules");

    private static readonly Dictionary<string, Func<Parameter[], optim.Optimizer>> Optimizers = new()
    {
        ["SGD"] = parameters => optim.SGD(parameters, 0.1),
        ["SGD with momentum"] = parameters => optim.SGD(parameters, 0.05, momentum: 0.9, dampening: 0.1),
        ["SGD with weight decay"] = parameters => optim.SGD(parameters, 0.05, momentum: 0.8, weight_decay: 0.1),
        ["SGD after Nesterov"] = parameters => optim.SGD(parameters, 0.05, momentum: 0.9, nesterov: true),
        ["Adam"] = parameters => optim.Adam(parameters, 0.02),
        ["Adam with weight decay"] = parameters => optim.Adam(parameters, 0.02, 0.8, 0.95, 1e-6, 0.1),
        ["AdamW"] = parameters => optim.AdamW(parameters, 0.02, weight_decay: 0.1),
        ["AdamW without decay"] = parameters => optim.AdamW(parameters, 0.02, weight_decay: 0),
    };

    private static readonly Dictionary<string, Func<optim.Optimizer, optim.lr_scheduler.LRScheduler>> Schedules = new()
    {
        ["StepLR"] = optimizer => optim.lr_scheduler.StepLR(optimizer, 3, 0.5),
        ["ExponentialLR"] = optimizer => optim.lr_scheduler.ExponentialLR(optimizer, 0.9),
        ["LambdaLR"] = optimizer => optim.lr_scheduler.LambdaLR(optimizer, epoch => 1.0 / (1 + epoch)),
        ["CosineAnnealingLR"] = optimizer => optim.lr_scheduler.CosineAnnealingLR(optimizer, 5, 0.01),
        ["LinearLR"] = optimizer => optim.lr_scheduler.LinearLR(optimizer, 0.25, 1, 4),
    };

    public static TheoryData<string> OptimizerNames => [.. Steps.Keys];

    public static TheoryData<string> ScheduleNames => [.. Rates.Keys];

    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void Ten_steps_are_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var (matrix, vector, idle) = (Wave([2, 3], 0), Wave([3], 1), Wave([2], 0));
        using var optimizer = Optimizers[name]([matrix, vector, idle]);

        var losses = Enumerable.Range(0, 10).Select(_ => Step(optimizer, matrix, vector)).ToArray();

        Assert.All(Fixture.Read<double[]>(Steps[name].GetProperty("losses")).Zip(losses), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        Value(name, "matrix").AssertMatches(matrix, "matrix");
        Value(name, "vector").AssertMatches(vector, "vector");
        Value(name, "idle").AssertMatches(idle, "a parameter without gradient");
    }

    [Theory]
    [MemberData(nameof(ScheduleNames))]
    public void A_schedules_rates_are_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        using var optimizer = optim.SGD([Wave([2], 0)], 0.4);
        var schedule = Schedules[name](optimizer);
        var rates = new List<double>(schedule.get_last_lr());
        for (var i = 0; i < 8; i++)
        {
            schedule.step();
            rates.AddRange(schedule.get_last_lr());
        }

        Assert.All(Fixture.Read<double[]>(Rates[name].GetProperty("rates")).Zip(rates), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.Equal(rates[^1], optimizer.ParamGroups.Single().LearningRate);
    }

    [Theory]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    public void A_state_carried_over_goes_on_as_if_there_had_been_no_break(string name)
    {
        using var scope = NewDisposeScope();
        var (matrix, vector, idle) = (Wave([2, 3], 0), Wave([3], 1), Wave([2], 0));
        using var first = (OptimizerHelper)Optimizers[name]([matrix, vector, idle]);
        for (var i = 0; i < 4; i++)
        {
            Step(first, matrix, vector);
        }
        var (matrix2, vector2) = (new Parameter(matrix.clone()), new Parameter(vector.clone()));
        using var second = (OptimizerHelper)Optimizers[name]([matrix2, vector2, idle]);
        Carry(first, second);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Step(first, matrix, vector), Step(second, matrix2, vector2));
        }
        Assert.True(matrix.Equals(matrix2) && vector.Equals(vector2));
    }

    [Fact]
    public void A_closure_computes_the_loss_of_a_step()
    {
        using var scope = NewDisposeScope();
        var weight = new Parameter(tensor(2.0));
        using var optimizer = optim.SGD([weight], 0.25);

        var loss = optimizer.step(() =>
        {
            optimizer.zero_grad();
            var squared = weight.square();
            squared.backward();
            return squared;
        });

        Assert.Equal((4.0, 1.0), (loss.item<double>(), weight.item<double>()));
    }

    [Fact]
    public void What_cannot_be_optimized_is_refused()
    {
        using var scope = NewDisposeScope();
        var weight = new Parameter(tensor(2.0));

        Assert.Contains("at least one parameter", Assert.Throws<ArgumentException>(() => optim.Adam(Array.Empty<Parameter>())).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.SGD([weight], -1));
        Assert.Contains("amsgrad", Assert.Throws<NotSupportedException>(() => optim.Adam([weight], amsgrad: true)).Message);
    }

    private static double Step(optim.Optimizer optimizer, Parameter matrix, Parameter vector)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var loss = (matrix * vector - 0.5).square().sum() + vector.pow(4).sum();
        loss.backward();
        optimizer.step();
        return loss.item<double>();
    }

    private static void Carry(OptimizerHelper from, OptimizerHelper to)
    {
        using var unrecorded = no_grad();
        foreach (var (old, fresh) in from.state_dict().State.Zip(to.state_dict().State))
        {
            switch (old, fresh)
            {
                case (Adam.State a, Adam.State b):
                    b.step = a.step;
                    b.exp_avg.copy_(a.exp_avg);
                    b.exp_avg_sq.copy_(a.exp_avg_sq);
                    break;
                case (AdamW.State a, AdamW.State b):
                    b.step = a.step;
                    b.exp_avg.copy_(a.exp_avg);
                    b.exp_avg_sq.copy_(a.exp_avg_sq);
                    break;
                default: throw new InvalidOperationException("states of different optimizers");
            }
        }
    }

    /// <summary>The starting values of Fixtures/operations.py's wave.</summary>
    private static Parameter Wave(long[] shape, double phase)
    {
        var count = shape.Aggregate((product, length) => product * length);
        return new Parameter((1.7 * arange(count, float64) + 0.3 + phase).sin().round(4).reshape(shape));
    }

    private static TensorValue Value(string optimizer, string key) => Fixture.Read<TensorValue>(Steps[optimizer].GetProperty(key));
}
