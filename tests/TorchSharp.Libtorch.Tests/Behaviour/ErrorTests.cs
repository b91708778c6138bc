using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Whatever can go wrong says so, in libtorch's words or in plain ones, and the process goes on.</summary>
public sealed class ErrorTests
{
    public static TheoryData<string, string> Failures => new()
    {
        { "mm", "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)" },
        { "add", "must match the size of tensor b" },
        { "view", "shape '[4]' is invalid" },
        { "cat", "Sizes of tensors must match" },
        { "select", "index 5 out of range" },
        { "index", "index 9 is out of bounds" },
        { "cholesky", "positive-definite" },
        { "backward", "does not require grad" },
        { "in place on a leaf", "a leaf Variable that requires grad" },
        { "integer mean", "floating point" },
        { "squeeze", "Dimension out of range" },
        { "negative size", "negative dimension" },
    };

    private static readonly Dictionary<string, Func<object?>> Acts = new()
    {
        ["mm"] = () => ones(2, 3).mm(ones(2, 3)), ["add"] = () => ones(2) + ones(3), ["view"] = () => ones(3).view(4),
        ["cat"] = () => cat([ones(2, 2), ones(3, 3)]), ["select"] = () => ones(3)[5], ["index"] = () => ones(3)[tensor([9L])],
        ["cholesky"] = () => linalg.cholesky(-eye(2)), ["backward"] = () => Run(() => ones(1).backward()),
        ["in place on a leaf"] = () => ones(1, requires_grad: true).add_(1), ["integer mean"] = () => arange(3).mean(),
        ["squeeze"] = () => ones(2).unsqueeze(7), ["negative size"] = () => zeros(-1),
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void An_operator_that_fails_raises_libtorchs_message(string name, string message)
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(Acts[name]);

        Assert.Contains(message, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Exception raised from", error.Message);
        Assert.Equal(3, ones(3).sum().item<float>());
    }

    [Fact]
    public void A_disposed_tensor_says_so()
    {
        using var scope = NewDisposeScope();
        var gone = ones(2);
        gone.Dispose();
        gone.Dispose();

        Assert.True(gone.IsInvalid);
        Func<object?>[] uses =
        [
            () => gone + 1, () => ones(2) + gone, () => gone.shape, () => gone.dtype, () => gone.data<float>(), () => gone.grad, () => gone[0],
        ];
        Assert.All(uses, use => Assert.ThrowsAny<InvalidOperationException>(use));
        Assert.NotNull(gone.ToString());
    }

    [Fact]
    public void Elements_are_read_in_their_own_type_only()
    {
        using var scope = NewDisposeScope();
        var whole = arange(3);

        Assert.ThrowsAny<Exception>(() => whole.data<float>());
        Assert.ThrowsAny<Exception>(() => whole[0].item<double>());
        Assert.ThrowsAny<Exception>(() => whole.item<long>());
        Assert.ThrowsAny<Exception>(() => whole.data<long>()[3]);
        Assert.Equal(2, whole.data<long>()[2]);
    }

    [Fact]
    public void An_array_that_does_not_fill_a_shape_is_refused() =>
        Assert.ThrowsAny<Exception>(() => tensor([1f, 2, 3], [2, 2]));

    [Theory]
    [InlineData("gpu")]
    [InlineData("cpu:x")]
    [InlineData("")]
    [InlineData("1")]
    public void A_device_that_does_not_exist_is_refused(string name) => Assert.ThrowsAny<Exception>(() => new Device(name));

    [Fact]
    public void A_device_is_read_from_text()
    {
        Assert.Equal((DeviceType.CUDA, 1), (device("cuda:1").type, device("cuda:1").index));
        Assert.Equal("cuda:1", device(DeviceType.CUDA, 1).ToString());
        Assert.Equal(DeviceType.CPU, ((Device)"cpu").type);
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused_and_change_nothing()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 3);
        var before = layer.weight.clone();
        Dictionary<string, Tensor>[] bad =
        [
            new() { ["weight"] = zeros(3, 2) },
            new() { ["weight"] = zeros(3, 2), ["bias"] = zeros(3), ["other"] = zeros(1) },
            new() { ["weight"] = zeros(3, 2), ["bias"] = zeros(4) },
        ];

        Assert.All(bad, weights => Assert.ThrowsAny<Exception>(() => layer.load_state_dict(weights)));
        Assert.True(before.Equals(layer.weight));
    }

    [Fact]
    public void Weights_that_are_missing_are_named_where_that_is_allowed()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 3);

        var (missing, unexpected) = layer.load_state_dict(new() { ["weight"] = zeros(3, 2), ["other"] = zeros(1) }, strict: false);

        Assert.Equal(["bias"], missing);
        Assert.Equal(["other"], unexpected);
        Assert.Equal(0, layer.weight.abs().sum().item<float>());
    }

    [Fact]
    public void An_error_on_one_thread_is_not_anothers()
    {
        var messages = new string[8];
        Parallel.For(0, messages.Length, i =>
        {
            using var scope = NewDisposeScope();
            messages[i] = Assert.Throws<ExternalException>(() => ones(i + 1).view(100 + i)).Message;
        });

        Assert.All(messages.Index(), message => Assert.Contains($"[{100 + message.Index}]", message.Item));
    }

    private static object? Run(Action act)
    {
        act();
        return null;
    }
}
