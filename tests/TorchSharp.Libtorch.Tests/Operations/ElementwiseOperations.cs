using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests;

/// <summary>Element by element: functions, arithmetic, comparison, in-place forms, conversions.</summary>
internal static class ElementwiseOperations
{
    internal static OperationTable Table { get; } = Functions();

    private static OperationTable Functions()
    {
        var table = new OperationTable
        {
            { "abs", a => a.abs(), torch.abs }, { "neg", a => -a, a => a.neg(), torch.neg }, { "exp", a => a.exp(), torch.exp },
            { "log", a => a.log(), torch.log }, { "log2", a => a.log2(), torch.log2 }, { "log10", a => a.log10(), torch.log10 },
            { "log1p", a => a.log1p(), torch.log1p }, { "expm1", a => a.expm1(), torch.expm1 },
            { "sqrt", a => a.sqrt(), torch.sqrt },
            { "rsqrt", a => a.rsqrt(), torch.rsqrt }, { "square", a => a.square(), torch.square },
            { "sin", a => a.sin(), torch.sin },
            { "cos", a => a.cos(), torch.cos }, { "tan", a => a.tan(), torch.tan }, { "asin", a => a.asin(), torch.asin },
            { "acos", a => a.acos(), torch.acos }, { "atan", a => a.atan(), torch.atan }, { "tanh", a => a.tanh(), torch.tanh },
            { "sigmoid", a => a.sigmoid(), torch.sigmoid }, { "reciprocal", a => a.reciprocal(), torch.reciprocal },
            { "relu", a => a.relu() }, { "sign", a => a.sign(), torch.sign }, { "floor", a => a.floor(), torch.floor },
            { "ceil", a => a.ceil(), torch.ceil }, { "erf", a => a.erf(), torch.erf }, { "isnan", a => a.isnan(), torch.isnan },
            { "isfinite", a => a.isfinite(), torch.isfinite }, { "round", a => a.round(), a => torch.round(a) },
            { "round to 2", a => a.round(2), a => torch.round(a, 2) },
            { "logical_not", a => a.logical_not(), torch.logical_not, a => ~a },
            { "softplus", a => a.softplus() }, { "softplus sharp", a => a.softplus(3, 2) }, { "gelu", a => a.gelu() },
            { "pow 3", a => a.pow(3), a => torch.pow(a, 3) }, { "pow tensor", (a, b) => a.pow(b), torch.pow },
            { "clamp", a => a.clamp(-0.5, 1), a => torch.clamp(a, -0.5, 1) },
            { "clamp below", a => a.clamp(min: 0.1), a => a.clamp_min(0.1) },
            { "clamp_max", a => a.clamp_max(0.2), a => torch.clamp_max(a, 0.2), a => a.clamp(max: 0.2) },
            { "maximum", (a, b) => a.maximum(b), torch.maximum }, { "minimum", (a, b) => a.minimum(b), torch.minimum },
            { "atan2", (a, b) => a.atan2(b), torch.atan2 }, { "fmod", a => a.fmod(0.7), a => torch.fmod(a, 0.7) },
            { "masked_fill", (a, mask) => a.masked_fill(mask, -9) },
            { "where", (mask, a, b) => torch.where(mask, a, b), (mask, a, b) => a.where(mask, b) },
            { "logical_and", (a, b) => a.logical_and(b), torch.logical_and, (a, b) => a & b },
            { "logical_or", (a, b) => a.logical_or(b), torch.logical_or, (a, b) => a | b },
            { "nan_to_num", a => a.nan_to_num(0.5, 7, -7) }, { "softmax", a => a.softmax(1) },
            { "log_softmax", a => a.log_softmax(-1) },
            { "normalize", a => normalize(a) },
        };
        AddArithmetic(table);
        AddInPlace(table);
        AddConversions(table);
        return table;
    }

    private static void AddArithmetic(OperationTable table)
    {
        table.Add("add", (a, b) => a + b, (a, b) => a.add(b), torch.add);
        table.Add("sub", (a, b) => a - b, (a, b) => a.sub(b), torch.sub);
        table.Add("mul", (a, b) => a * b, (a, b) => a.mul(b), torch.mul);
        table.Add("div", (a, b) => a / b, (a, b) => a.div(b), (a, b) => torch.div(a, b));
        table.Add("eq", (a, b) => a == b, (a, b) => a.eq(b), torch.eq);
        table.Add("ne", (a, b) => a != b, (a, b) => a.ne(b), torch.ne);
        table.Add("lt", (a, b) => a < b, (a, b) => a.lt(b), torch.lt);
        table.Add("le", (a, b) => a <= b, (a, b) => a.le(b), torch.le);
        table.Add("gt", (a, b) => a > b, (a, b) => a.gt(b), torch.gt);
        table.Add("ge", (a, b) => a >= b, (a, b) => a.ge(b), torch.ge);
        table.Add("add alpha", (a, b) => a.add(b, 2.5), (a, b) => torch.add(a, b, 2.5));
        table.Add("broadcast", (a, b) => a * b);
        table.Add("div trunc", (a, b) => a.div(b, RoundingMode.trunc), (a, b) => torch.div(a, b, RoundingMode.trunc));
        table.Add("div floor", (a, b) => a.div(b, RoundingMode.floor));
        table.Add("integer division", (k, i) => k / (i + 1));
        table.Add("types promote", (a, b) => a * b);
        table.Add("isclose", a => a.isclose(a + 1e-7), a => torch.isclose(a, a + 1e-7));
        table.AddMany("scalar on the left",
            x => [2 - x[0], 2.0 / x[0], 3f * x[0], 1L + x[0]],
            x => [2.0 - x[0], 2 / x[0], 3L * x[0], 1f + x[0]],
            x => [(Scalar)2 - x[0], (Scalar)2 / x[0], (Scalar)3 * x[0], (Scalar)1 + x[0]]);
        table.AddMany("scalar on the right",
            x => [x[0] - 2, x[0] / 4.0, x[0] * 3f, x[0] + 1L],
            x => [x[0] - 2f, x[0] / 4L, x[0] * 3.0, x[0] + 1],
            x => [x[0].sub((Scalar)2), x[0].div((Scalar)4), x[0].mul((Scalar)3), x[0].add((Scalar)1)]);
        table.AddMany("compare with a scalar",
            x => [x[0] == (Scalar)2, x[0] != (Scalar)2, x[0] < (Scalar)2, x[0] <= (Scalar)2, x[0] > (Scalar)2, x[0] >= (Scalar)2],
            x => [x[0].eq(2), x[0].ne(2), x[0].lt(2), x[0].le(2), x[0].gt(2), x[0].ge(2)]);
    }

    private static void AddInPlace(OperationTable table)
    {
        table.Add("in place", (a, b, p) => a.clone().add_(b).mul_(p).sub_(b).div_(p));
        table.Add("in place with scalars", a => a.clone().add_((Scalar)1).mul_((Scalar)2).div_((Scalar)4).clamp_(-0.2, 0.9));
        table.Add("add_ alpha", (a, b) => a.clone().add_(b, -0.5));
        table.Add("addcmul_", (a, b, p) => a.clone().addcmul_(b, p, 0.3));
        table.Add("addcdiv_", (a, b, p) => a.clone().addcdiv_(b, p, 0.3));
        table.Add("fill_", a => a.clone().fill_(4));
        table.Add("zero_", a => a.clone().zero_());
        table.Add("sqrt_", a => a.clone().sqrt_());
        table.Add("copy_", (a, row) => a.clone().copy_(row));
    }

    private static void AddConversions(OperationTable table)
    {
        table.Add("to float", a => a.@float(), a => a.to(ScalarType.Float32), a => a.to(ScalarType.Float32, CPU), a => a.to(float32));
        table.Add("to integers", a => (a.@long(), a.@int()));
        table.Add("to truth", a => a.@bool());
        table.Add("to bfloat16", a => a.bfloat16().@double());
        table.Add("bytes", a => a + a);
    }
}
