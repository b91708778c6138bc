using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>What is recorded, and how gradients are asked for.</summary>
public sealed class GradientTests
{
    [Fact]
    public void Gradients_add_up_until_they_are_forgotten()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3.0, requires_grad: true);
        x.square().backward();
        x.square().backward();
        Assert.Equal(12, x.grad!.item<double>());

        x.grad = null;
        Assert.Null(x.grad);
        x.square().backward();
        Assert.Equal(6, x.grad!.item<double>());
    }

    [Fact]
    public void A_module_forgets_its_gradients_or_sets_them_to_zero()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 1);
        layer.call(ones(1, 2)).sum().backward();

        layer.zero_grad(set_to_none: false);
        Assert.Equal(0, layer.weight.grad!.abs().sum().item<float>());

        layer.zero_grad();
        Assert.Null(layer.weight.grad);
    }

    [Fact]
    public void Only_what_is_asked_for_is_recorded()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var y = x * 2;

        Assert.True(x.is_leaf && x.requires_grad && y.requires_grad);
        Assert.False(y.is_leaf);
        Assert.False(y.detach().requires_grad || ones(2).requires_grad);
        Assert.False(x.requires_grad_(false).requires_grad);
    }

    [Fact]
    public void Recording_is_switched_off_and_on_in_nested_blocks()
    {
        using var scope = NewDisposeScope();
        var x = ones(1, requires_grad: true);
        bool Recorded() => (x * 2).requires_grad;

        using (no_grad())
        {
            Assert.False(Recorded());
            using (enable_grad())
            {
                Assert.True(Recorded());
                using (set_grad_enabled(false))
                {
                    Assert.False(Recorded());
                }
                Assert.True(Recorded());
            }
            Assert.False(Recorded());
        }
        Assert.True(Recorded());
    }

    [Fact]
    public void Inference_mode_records_nothing_and_ends()
    {
        using var scope = NewDisposeScope();
        var x = ones(1, requires_grad: true);
        Tensor made;
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            made = x * 2;
            Assert.False(made.requires_grad);
            using (inference_mode(false))
            {
                Assert.False(is_inference_mode_enabled());
                Assert.True((x * 2).requires_grad);
            }
            Assert.True(is_inference_mode_enabled());
        }
        Assert.False(is_inference_mode_enabled());
        Assert.Throws<ExternalException>(() => (x * made).sum().backward());
    }

    [Fact]
    public void A_vector_needs_weights_to_go_back_from()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1.0, 2, 3], requires_grad: true);

        Assert.Throws<ExternalException>(() => x.square().backward());
        x.square().backward([tensor([1.0, 10, 100])]);

        Assert.Equal([2.0, 40, 600], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void A_graph_is_gone_after_one_way_back_unless_it_is_kept()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0, requires_grad: true);
        var y = x.pow(3);

        y.backward(retain_graph: true);
        y.backward();

        Assert.Equal(24, x.grad!.item<double>());
        Assert.Throws<ExternalException>(() => y.backward());
    }

    [Fact]
    public void Gradients_can_be_had_without_touching_the_leaves()
    {
        using var scope = NewDisposeScope();
        var (x, y, z) = (tensor(2.0, requires_grad: true), tensor(5.0, requires_grad: true), tensor(7.0, requires_grad: true));

        var gradients = autograd.grad([x * x * y], [x, y]);

        Assert.Equal([20.0, 4.0], gradients.Select(gradient => gradient.item<double>()));
        Assert.Null(x.grad);
        Assert.Throws<ExternalException>(() => autograd.grad([x * 2], [x, z]));
        Assert.Null(autograd.grad([x * 2], [x, z], allow_unused: true)[1]);
        Assert.Equal(6, autograd.grad([x * 2], [x], [tensor(3.0)])[0].item<double>());
    }

    [Fact]
    public void Gradients_and_their_gradients_agree_with_finite_differences()
    {
        using var scope = NewDisposeScope();
        static Tensor Function(Tensor x) => (x.sin() * x.exp()).sum() + x.pow(4).mean() + x.softmax(0)[0];
        static Tensor Gradient(Tensor x) => autograd.grad([Function(x)], [x], create_graph: true)[0];
        var x = tensor([0.3, -0.8, 1.1], requires_grad: true);
        var direction = tensor([0.2, 0.5, -0.4]);
        const double Step = 1e-5;

        var slope = (Gradient(x) * direction).sum();
        var curvature = (autograd.grad([slope], [x])[0] * direction).sum().item<double>();

        var (ahead, behind) = ((x + direction * Step).detach().requires_grad_(), (x - direction * Step).detach().requires_grad_());
        Assert.Equal((Function(ahead) - Function(behind)).item<double>() / (2 * Step), slope.item<double>(), 1e-8);
        Assert.Equal(((Gradient(ahead) - Gradient(behind)) * direction).sum().item<double>() / (2 * Step), curvature, 1e-7);
    }

    [Fact]
    public void A_penalty_on_the_gradient_reaches_the_parameters()
    {
        using var scope = NewDisposeScope();
        var weight = new Parameter(tensor(3.0));
        var x = tensor(2.0, requires_grad: true);

        autograd.grad([weight * x * x], [x], create_graph: true)[0].square().backward();

        // d/dw (2wx)² = 8wx²
        Assert.Equal(96, weight.grad!.item<double>(), 1e-9);
    }

    [Fact]
    public void Recording_is_a_threads_own_affair()
    {
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        var elsewhere = false;
        var thread = new Thread(() =>
        {
            using var x = ones(1, requires_grad: true);
            using var y = x * 2;
            elsewhere = y.requires_grad;
        });
        thread.Start();
        thread.Join();

        Assert.True(elsewhere);
    }
}
