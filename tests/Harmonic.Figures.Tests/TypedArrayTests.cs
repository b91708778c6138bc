using System.Text.Json.Nodes;

namespace Harmonic.Figures.Tests;

public sealed class TypedArrayTests
{
    [Theory]
    [InlineData("i1", -128, 127)]
    [InlineData("i2", -129, 32767)]
    [InlineData("i4", 32768, -2147483648)]
    public void Integers_take_the_smallest_type_that_holds_them(string type, double first, double last)
    {
        var numbers = Long(index =>
            index == 0 ? first
            : index == 39 ? last
            : index
        );
        var encoded = TypedArray.Encode(numbers);
        Assert.Equal(type, (string?)encoded["dtype"]);
        Assert.Equal(numbers, PlotlyArray.Decode(encoded));
    }

    [Fact]
    public void Fractions_come_back_in_single_precision()
    {
        var numbers = Long(index => Math.Sin(index) * Math.Pow(10, index - 20));
        var decoded = PlotlyArray.Decode(TypedArray.Encode(numbers));
        Assert.All(numbers.Zip(decoded), pair => Assert.Equal((float)pair.First, pair.Second));
    }

    [Fact]
    public void What_is_not_finite_comes_back_as_nan()
    {
        double[] numbers = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, .. Long(index => index)];
        var decoded = PlotlyArray.Decode(TypedArray.Encode(numbers));
        Assert.All(decoded[..3], number => Assert.True(double.IsNaN(number)));
        Assert.Equal(numbers[3..], decoded[3..]);
    }

    [Fact]
    public void A_few_numbers_are_written_in_digits_and_gaps_as_null() =>
        Assert.Equal("[0.1,-2,null,1000000]", TypedArray.Encode((double[])[0.1f, -2, double.NaN, 1e6]).ToJsonString());

    [Fact]
    public void A_matrix_keeps_its_shape()
    {
        var matrix = new double[5, 8];
        matrix[4, 6] = 7;
        var encoded = TypedArray.Encode(matrix);
        Assert.Equal("5, 8", (string?)encoded["shape"]);
        Assert.Equal(matrix.Cast<double>(), PlotlyArray.Decode(encoded));
        Assert.Equal(
            "[[1,2],[3,4]]",
            TypedArray
                .Encode(
                    new double[,]
                    {
                        { 1, 2 },
                        { 3, 4 },
                    }
                )
                .ToJsonString()
        );
    }

    [Fact]
    public void Every_kind_of_array_gives_the_same_values()
    {
        JsonNode expected = new JsonArray(1f, 2f);
        Values[] all =
        [
            (double[])[1, 2],
            (float[])[1, 2],
            (int[])[1, 2],
            (long[])[1, 2],
            new List<double> { 1, 2 },
            new List<float> { 1, 2 },
            Values.Range(1, 2),
        ];
        Assert.All(all, values => Assert.Equal(expected.ToJsonString(), TypedArray.Encode(values).ToJsonString()));
    }

    private static double[] Long(Func<int, double> number) => [.. Enumerable.Range(0, 40).Select(number)];
}
