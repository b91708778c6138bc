using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Elements in and out, shapes, and what a tensor says of itself.</summary>
public sealed class ElementTests
{
    [Fact]
    public void Arrays_of_every_type_go_in_and_out()
    {
        using var scope = NewDisposeScope();

        Assert.Equal([1f, 2.5f], tensor([1f, 2.5f]).data<float>().ToArray());
        Assert.Equal([1.0, 2.5], tensor([1.0, 2.5]).data<double>().ToArray());
        Assert.Equal([1L, long.MaxValue], tensor([1L, long.MaxValue]).data<long>().ToArray());
        Assert.Equal([1, -2], tensor([1, -2]).data<int>().ToArray());
        Assert.Equal([(byte)1, (byte)255], tensor(new byte[] { 1, 255 }).data<byte>().ToArray());
        Assert.Equal([true, false], tensor([true, false]).data<bool>().ToArray());
    }

    [Fact]
    public void Arrays_of_every_rank_keep_their_order()
    {
        using var scope = NewDisposeScope();
        var matrix = new float[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        var cube = new float[,,] { { { 1, 2 } }, { { 3, 4 } } };

        Assert.Equal([2L, 3], tensor(matrix).shape);
        Assert.Equal(matrix, tensor(matrix).data<float>().ToNDArray());
        Assert.Equal(cube, tensor(cube).data<float>().ToNDArray());
        Assert.Equal([2L, 1, 1, 1], tensor(new float[2, 1, 1, 1]).shape);
        Assert.Equal(new double[,] { { 1, 3 }, { 2, 4 } }, tensor(new double[,] { { 1, 2 }, { 3, 4 } }).t().data<double>().ToNDArray());
        Assert.Equal(ScalarType.Int64, tensor(new long[,] { { 1 } }).dtype);
        Assert.Equal(ScalarType.Int32, tensor(new int[,] { { 1 } }).dtype);
    }

    [Fact]
    public void Elements_are_read_in_row_major_order_whatever_the_strides()
    {
        using var scope = NewDisposeScope();
        var transposed = arange(6).view(2, 3).t();

        Assert.Equal([0L, 3, 1, 4, 2, 5], transposed.data<long>().ToArray());
        Assert.Equal([0L, 3, 1, 4, 2, 5], transposed.data<long>());
        Assert.Equal(4, transposed.data<long>()[1, 1]);
        Assert.Equal([1L, 3], transposed.stride());
        Assert.False(transposed.is_contiguous());
        Assert.Equal(6, transposed.data<long>().Count);
    }

    [Fact]
    public void Elements_can_be_written()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 2);
        x.data<float>()[1, 0] = 7;
        x.data<float>().CopyFrom([1f, 2], 0, 2);

        Assert.Equal([0f, 0, 1, 2], x.data<float>().ToArray());
        var copy = new float[3];
        x.data<float>().CopyTo(copy, 1, 2);
        Assert.Equal([0f, 1, 2], copy);
    }

    [Fact]
    public void Memory_is_shared_as_bytes()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f]);

        Assert.Equal(8, x.bytes.Length);
        x.bytes = new byte[8];
        Assert.Equal(0, x.abs().sum().item<float>());
        Assert.Throws<InvalidOperationException>(() => ones(2, 3).t().bytes.Length);
    }

    [Fact]
    public void A_lazy_negative_is_read_as_what_it_is()
    {
        using var scope = NewDisposeScope();
        var conjugate = complex(tensor([1.0]), tensor([2.0])).conj();

        Assert.Equal([-2.0], conjugate.imag.data<double>().ToArray());
        Assert.Equal(-2, conjugate.imag.item<double>());
        Assert.ThrowsAny<Exception>(() => conjugate.imag.bytes.Length);
    }

    [Fact]
    public void A_tensor_without_elements_is_a_tensor()
    {
        using var scope = NewDisposeScope();
        var none = zeros(0, 3);

        Assert.Equal((0L, 0), (none.numel(), none.data<float>().ToArray().Length));
        Assert.Equal(0, none.sum().item<float>());
        Assert.Equal([2L, 3], cat([none, ones(2, 3)]).shape);
        Assert.True(none.is_contiguous() && none.bytes.IsEmpty);
    }

    [Fact]
    public void A_single_number_converts_to_any_type()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.75);

        Assert.Equal((2.75, 2.75f, 2, 2L), (x.ToDouble(), x.ToSingle(), x.ToInt32(), x.ToInt64()));
        Assert.True(tensor(true).item<bool>());
    }

    [Fact]
    public void A_tensor_knows_its_shape()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3, 4, 5);

        Assert.Equal([2L, 3, 4, 5], x.size());
        Assert.Equal((5, 3, 4, 4), (x.size(-1), x.size(1), x.dim(), x.ndim));
        Assert.Equal((120, 120, 4), (x.numel(), x.NumberOfElements, x.ElementSize));
        Assert.Equal((DeviceType.CPU, false), (x.device_type, x.is_cuda));
        Assert.Contains("2x3x4x5", x.ToString());
    }

    [Fact]
    public void Tensors_are_equal_in_type_shape_and_values()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2]);

        Assert.True(x.Equals(tensor([1f, 2])) && x.Equals((object)x.clone()));
        Assert.False(x.Equals(tensor([1f, 3])) || x.Equals(tensor([1f])) || x.Equals("x") || x.Equals((object?)null));
    }

    [Fact]
    public void Views_share_memory_and_copies_do_not()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);

        x[1].fill_(5);
        x.view(6)[0] = tensor(1f);
        x.clone().fill_(9);
        x.to(ScalarType.Float32, copy: true).fill_(9);

        Assert.Equal([1f, 0, 0, 5, 5, 5], x.data<float>().ToArray());
    }

    [Fact]
    public void Many_parts_come_back()
    {
        using var scope = NewDisposeScope();

        Assert.Equal(1000, arange(1000).unbind().Length);
        Assert.Equal(499, arange(500).split([.. Enumerable.Repeat(1L, 498), 2]).Length);
    }

    [Fact]
    public void A_conversion_can_take_its_source_along()
    {
        using var scope = NewDisposeScope();
        var x = ones(2);

        var y = x.to(ScalarType.Float64, disposeAfter: true);

        Assert.True(x.IsInvalid);
        Assert.Equal(2, y.sum().item<double>());
    }
}
