using System.Text.Json;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>A seed gives PyTorch's numbers; a generator has a sequence of its own, whose state can be saved.</summary>
public sealed class RandomTests
{
    private static readonly Dictionary<string, JsonElement> Reference = Fixture.ReadNamed("random");

    private static readonly Dictionary<string, Func<Generator?, Tensor>> Draws = new()
    {
        ["randn"] = generator => randn(5, generator: generator),
        ["randn of many"] = generator => randn([4, 5], generator: generator),
        ["randn double"] = generator => randn(3, ScalarType.Float64, generator: generator),
        ["rand"] = generator => rand(2, 3, generator: generator),
        ["randint"] = generator => randint(-3, 9, [7], generator: generator),
        ["randint from 0"] = generator => randint(5, [2, 2], generator: generator),
        ["randperm"] = generator => randperm(9, generator: generator),
        ["uniform_"] = generator => empty(3).uniform_(-2, 2, generator),
        ["normal_"] = generator => empty(3).normal_(1, 3, generator),
    };

    private static readonly Dictionary<string, Func<Tensor>> DefaultOnly = new()
    {
        ["rand_like"] = () => zeros(2, 2).rand_like(),
        ["randn_like"] = () => zeros(2, ScalarType.Float64).randn_like(),
    };

    public static TheoryData<string> Names => [.. Reference.Keys];

    public static TheoryData<string> WithGenerator => [.. Draws.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_seed_gives_PyTorchs_numbers(string name)
    {
        using var scope = NewDisposeScope();
        var draw = DefaultOnly.GetValueOrDefault(name) ?? (() => Draws[name](null));
        manual_seed(42);
        draw();

        Value(name).AssertMatches(draw(), name);
    }

    [Theory]
    [MemberData(nameof(WithGenerator))]
    public void A_generator_gives_the_same_numbers_whatever_is_drawn_elsewhere(string name)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(42);
        Draws[name](generator);
        randn(100);

        Value(name).AssertMatches(Draws[name](generator), name);
    }

    [Fact]
    public void A_state_that_was_saved_goes_on_where_it_was()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        randn(7, generator: generator);
        var state = generator.get_state();
        var expected = randn(9, generator: generator);
        randn(30, generator: generator);

        generator.set_state(state);

        Assert.True(expected.Equals(randn(9, generator: generator)));
    }

    [Fact]
    public void The_default_generators_state_can_be_saved_too()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var state = Generator.Default.get_state();
        var expected = rand(4);

        Generator.Default.set_state(state);

        Assert.True(expected.Equals(rand(4)));
        Assert.Equal(5, Generator.Default.initial_seed());
    }

    [Fact]
    public void A_generator_is_seeded_anew()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var first = rand(4, generator: generator);

        Assert.True(first.Equals(rand(4, generator: generator.manual_seed(1))));
        Assert.False(first.Equals(rand(4, generator: generator.manual_seed(2))));
        Assert.Equal(2, generator.initial_seed());
        Assert.Equal(DeviceType.CPU, generator.device.type);
    }

    [Fact]
    public void A_state_that_is_none_is_refused_and_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var before = generator.get_state();

        Assert.ThrowsAny<Exception>(() => generator.set_state(zeros(3)));
        Assert.True(before.Equals(generator.get_state()));
    }

    private static TensorValue Value(string name) => Fixture.Read<TensorValue>(Reference[name].GetProperty("second"));
}
