namespace TorchSharp;

/// <summary>Conversions of single-element tensors to numbers.</summary>
public static class TensorExtensionMethods
{
    /// <summary>The value of a tensor with one element.</summary>
    public static double ToDouble(this torch.Tensor value) => Number(value);

    /// <summary>The value of a tensor with one element.</summary>
    public static float ToSingle(this torch.Tensor value) => (float)Number(value);

    /// <summary>The value of a tensor with one element.</summary>
    public static int ToInt32(this torch.Tensor value) => (int)Number(value);

    /// <summary>The value of a tensor with one element.</summary>
    public static long ToInt64(this torch.Tensor value)
    {
        using var converted = value.to(torch.ScalarType.Int64);
        return converted.item<long>();
    }

    private static double Number(torch.Tensor value)
    {
        using var converted = value.to(torch.ScalarType.Float64);
        return converted.item<double>();
    }
}
