namespace Harmonic.Convolution.Tests;

public sealed unsafe class BlockArithmeticTests
{
    private const int Side = BlockArithmetic.Side,
        Size = BlockArithmetic.Size;

    public static TheoryData<int> Widths => [.. Enumerable.Range(0, BlockArithmetic.Supported().Count())];

    private static BlockArithmetic Of(int width) => BlockArithmetic.Supported().ElementAt(width);

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Products_are_those_of_plain_loops(int width)
    {
        const int points = 3,
            columns = 2,
            terms = 2,
            depth = 9;
        var (a, b) = (Numbers(terms * points * Size, 1), Numbers(columns * terms * points * Size, 2));
        var c = new float[columns * points * Size];
        fixed (
            float* pa = a,
                pb = b,
                pc = c
        )
        {
            Of(width).Multiply(pa, pb, pc, points, columns, terms, depth, shared: false);
        }
        for (var i = 0; i < c.Length; i++)
        {
            var (block, row, column) = (i / Size, i / Side % Side, i % Side);
            var (n, p) = (block / points, block % points);
            var sum = 0.0;
            for (var t = 0; t < terms; t++)
            {
                for (var k = 0; k < depth; k++)
                {
                    sum +=
                        (double)a[(t * points + p) * Size + row * Side + k] * b[((n * terms + t) * points + p) * Size + k * Side + column];
                }
            }
            Assert.Equal(sum, c[i], 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Transposed_products_are_added(int width)
    {
        const int points = 2,
            columns = 2,
            rows = 3;
        var (a, b) = (Numbers(rows * points * Size, 3), Numbers(columns * points * Size, 4));
        var c = Enumerable.Repeat(1f, columns * rows * points * Size).ToArray();
        fixed (
            float* pa = a,
                pb = b,
                pc = c
        )
        {
            Of(width).AddTransposed(pa, pb, pc, points, columns, rows, shared: false);
        }
        for (var i = 0; i < c.Length; i++)
        {
            var (block, row, column) = (i / Size, i / Side % Side, i % Side);
            var (n, m, p) = (block / points / rows, block / points % rows, block % points);
            var sum = 1.0;
            for (var k = 0; k < Side; k++)
            {
                sum += (double)a[(m * points + p) * Size + k * Side + row] * b[(n * points + p) * Size + k * Side + column];
            }
            Assert.Equal(sum, c[i], 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_transform_is_two_matrix_products_without_what_is_not_there(int width)
    {
        var matrix = new float[,]
        {
            { 1, 2, 0 },
            { 0, -1, 0.5f },
        };
        var from = Numbers(9 * Size, 5);
        var to = Enumerable.Repeat(1f, 4 * Size).ToArray();
        var transform = new Transform(matrix, matrix, ([0, 3 * Size, -1], [0, Size, 2 * Size]), ([0, 2 * Size], [0, Size]));
        fixed (
            float* pf = from,
                pt = to
        )
        {
            Of(width).Apply(transform, pf, pt, add: true);
        }
        for (var i = 0; i < to.Length; i++)
        {
            var sum = 1.0;
            for (var y = 0; y < 2; y++)
            {
                for (var x = 0; x < 3; x++)
                {
                    sum += matrix[i / Size / 2, y] * matrix[i / Size % 2, x] * from[(y * 3 + x) * Size + i % Size];
                }
            }
            Assert.Equal(sum, to[i], 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void The_gelu_and_its_slope_are_exact_to_single_precision(int width)
    {
        var bias = new float[Side];
        for (var start = -20.0; start < 20; start += 0.5)
        {
            var z = Enumerable.Range(0, Size).Select(i => (float)(start + i * 0.5 / Size)).ToArray();
            var (value, slope) = ((float[])z.Clone(), new float[Size]);
            fixed (
                float* pv = value,
                    pb = bias,
                    ps = slope
            )
            {
                Of(width).AddBias(pv, pb, ps);
            }
            for (var i = 0; i < Size; i++)
            {
                var normal = TorchSharp.torch.special.ndtr(TorchSharp.torch.tensor((double)z[i])).item<double>();
                var density = Math.Exp(-0.5 * z[i] * z[i]) / Math.Sqrt(2 * Math.PI);
                Assert.Equal(z[i] * normal, value[i], 3e-7 * Math.Max(1, Math.Abs(z[i])));
                Assert.Equal(normal + z[i] * density, slope[i], 1e-6);
            }
        }
    }
}
