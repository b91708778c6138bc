using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

/// <summary>Modules of one's own: what becomes theirs, under which names, and how it is moved, saved and freed.</summary>
public sealed class ModuleTests
{
    private sealed class Network : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> net;
        private readonly Parameter scale;
        private readonly Tensor shift;

        internal Network()
            : base(nameof(Network))
        {
            net = Sequential(Linear(2, 3), GELU(), Linear(3, 1, hasBias: false));
            scale = new Parameter(ones(1));
            shift = zeros(1);
            RegisterComponents();
            register_buffer("count", zeros([], ScalarType.Int64));
        }

        public override Tensor forward(Tensor input) => net.call(input) * scale + shift;
    }

    private class Base : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> inner = Linear(2, 2, hasBias: false);

        internal Base(string name)
            : base(name) => RegisterComponents();

        public override Tensor forward(Tensor input) => inner.call(input);
    }

    private sealed class Derived : Base
    {
        private readonly Parameter own = new(zeros(1));

        internal Derived()
            : base(nameof(Derived)) => RegisterComponents();

        public override Tensor forward(Tensor input) => base.forward(input) * own;
    }

    [Fact]
    public void Fields_are_registered_under_their_names()
    {
        using var network = new Network();

        Assert.Equal(["net.0.bias", "net.0.weight", "net.2.weight", "scale"], network.named_parameters().Select(named => named.name).Order());
        Assert.Equal(["count", "shift"], network.named_buffers().Select(named => named.name).Order());
        Assert.Equal(["net"], network.named_children().Select(named => named.name));
        Assert.Equal(["scale"], network.named_parameters(recurse: false).Select(named => named.name));
        Assert.Equal("Network", network.GetName());
    }

    [Fact]
    public void Fields_of_a_base_class_are_registered_too()
    {
        using var derived = new Derived();

        Assert.Equal(["inner.weight", "own"], derived.named_parameters().Select(named => named.name).Order());
    }

    [Fact]
    public void A_name_stands_for_one_part()
    {
        using var scope = NewDisposeScope();
        using var network = new Network();

        Assert.ThrowsAny<Exception>(() => network.register_module("scale", ReLU()));
        Assert.ThrowsAny<Exception>(() => network.register_module("a.b", ReLU()));
        Assert.ThrowsAny<Exception>(() => network.register_buffer("", zeros(1)));
    }

    [Fact]
    public void The_state_is_the_tensors_themselves()
    {
        using var network = new Network();
        using var other = new Network();

        var state = network.state_dict();
        Assert.Equal(["count", "net.0.bias", "net.0.weight", "net.2.weight", "scale", "shift"], state.Keys.Order());
        other.load_state_dict(state);

        Assert.All(state, named => Assert.True(named.Value.Equals(other.state_dict()[named.Key])));
        Assert.Equal(state.Keys.Select(key => "inner." + key), network.state_dict(prefix: "inner").Keys);
    }

    [Fact]
    public void A_whole_network_is_trained_or_used()
    {
        using var network = new Network();
        Assert.True(network.training);

        network.eval();
        Assert.All(network.children().Prepend(network), module => Assert.False(module.training));

        network.train();
        Assert.All(network.children().Prepend(network), module => Assert.True(module.training));
    }

    [Fact]
    public void A_network_changes_its_type_and_stays_the_same_object()
    {
        using var scope = NewDisposeScope();
        using var network = new Network();
        var parameter = network.parameters().First();
        using var input = ones(4, 2, ScalarType.Float64);
        network.call(ones(4, 2)).sum().backward();

        Assert.Same(network, network.to(ScalarType.Float64).to(CPU));

        Assert.Same(parameter, network.parameters().First());
        Assert.All(network.parameters(), own => Assert.True(own is { dtype: ScalarType.Float64, requires_grad: true, is_leaf: true }));
        Assert.Equal(ScalarType.Float64, parameter.grad!.dtype);
        Assert.Equal([4L, 1], network.call(input).shape);
    }

    [Fact]
    public void Counts_keep_their_type_when_a_network_is_converted()
    {
        using var network = new Network();

        network.to(ScalarType.Float64);

        Assert.Equal(ScalarType.Int64, network.state_dict()["count"].dtype);
        Assert.Equal(ScalarType.Float64, network.state_dict()["shift"].dtype);
    }

    [Fact]
    public void A_network_frees_all_its_parts()
    {
        var before = LiveTensors.Count();
        using (NewDisposeScope())
        {
            new Network().Dispose();
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_networks_parts_outlive_the_scope_in_which_it_was_made()
    {
        Network network;
        using (NewDisposeScope())
        {
            network = new Network();
        }
        using (network)
        {
            Assert.All(network.state_dict().Values, tensor => Assert.False(tensor.IsInvalid));
        }
    }

    [Fact]
    public void Modules_in_a_sequence_are_named_by_number_or_by_name()
    {
        using var scope = NewDisposeScope();
        using var numbered = Sequential(Linear(2, 2), ReLU(), Linear(2, 1));
        using var named = Sequential(("first", Linear(2, 2)), ("second", ReLU()));

        Assert.Equal(["0", "1", "2"], numbered.named_children().Select(child => child.name));
        Assert.Equal(["first.weight", "first.bias"], named.named_parameters().Select(parameter => parameter.name));
        Assert.Equal(3, numbered.Count);
        Assert.Equal([1L, 1], numbered.call(ones(1, 2)).shape);
    }

    [Fact]
    public void An_empty_sequence_hands_its_input_on()
    {
        using var scope = NewDisposeScope();
        using var empty = Sequential(Array.Empty<Module<Tensor, Tensor>>());
        var input = ones(2);

        Assert.True(input.Equals(empty.call(input)));
    }

    [Fact]
    public void A_parameter_learns_by_default_and_shares_its_values()
    {
        using var scope = NewDisposeScope();
        var values = zeros(2);
        using var parameter = Parameter(values);
        using var still = new Parameter(zeros(2), requires_grad: false);

        values.fill_(3);

        Assert.True(parameter.requires_grad && parameter.is_leaf);
        Assert.False(still.requires_grad);
        Assert.Equal(6, parameter.sum().item<float>());
    }
}
