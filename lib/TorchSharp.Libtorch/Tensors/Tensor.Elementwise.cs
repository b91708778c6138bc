using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Absolute values.</summary>
        public Tensor abs() => Operator.Call("abs", this);

        /// <summary>Negatives.</summary>
        public Tensor neg() => Operator.Call("neg", this);

        /// <summary>Powers of e.</summary>
        public Tensor exp() => Operator.Call("exp", this);

        /// <summary>Natural logarithms.</summary>
        public Tensor log() => Operator.Call("log", this);

        /// <summary>Logarithms to base 2.</summary>
        public Tensor log2() => Operator.Call("log2", this);

        /// <summary>Logarithms to base 10.</summary>
        public Tensor log10() => Operator.Call("log10", this);

        /// <summary>log(1 + x), exact for small x.</summary>
        public Tensor log1p() => Operator.Call("log1p", this);

        /// <summary>e^x − 1, exact for small x.</summary>
        public Tensor expm1() => Operator.Call("expm1", this);

        /// <summary>Square roots.</summary>
        public Tensor sqrt() => Operator.Call("sqrt", this);

        /// <summary>Inverses of square roots.</summary>
        public Tensor rsqrt() => Operator.Call("rsqrt", this);

        /// <summary>Squares.</summary>
        public Tensor square() => Operator.Call("square", this);

        /// <summary>Sines, in radians.</summary>
        public Tensor sin() => Operator.Call("sin", this);

        /// <summary>Cosines, in radians.</summary>
        public Tensor cos() => Operator.Call("cos", this);

        /// <summary>Tangents, of radians.</summary>
        public Tensor tan() => Operator.Call("tan", this);

        /// <summary>Inverse sines, in radians.</summary>
        public Tensor asin() => Operator.Call("asin", this);

        /// <summary>Inverse cosines, in radians.</summary>
        public Tensor acos() => Operator.Call("acos", this);

        /// <summary>Inverse tangents, in radians.</summary>
        public Tensor atan() => Operator.Call("atan", this);

        /// <summary>The angles of the points (other, this), in radians.</summary>
        public Tensor atan2(Tensor other) => Operator.Call("atan2", this, other);

        /// <summary>Hyperbolic tangents.</summary>
        public Tensor tanh() => Operator.Call("tanh", this);

        /// <summary>1 / (1 + e^-x).</summary>
        public Tensor sigmoid() => Operator.Call("sigmoid", this);

        /// <summary>max(0, x).</summary>
        public Tensor relu() => Operator.Call("relu", this);

        /// <summary>Inverses.</summary>
        public Tensor reciprocal() => Operator.Call("reciprocal", this);

        /// <summary>-1, 0 or 1.</summary>
        public Tensor sign() => Operator.Call("sign", this);

        /// <summary>The next integers below.</summary>
        public Tensor floor() => Operator.Call("floor", this);

        /// <summary>The next integers above.</summary>
        public Tensor ceil() => Operator.Call("ceil", this);

        /// <summary>The error function.</summary>
        public Tensor erf() => Operator.Call("erf", this);

        /// <summary>True where an element is not a number.</summary>
        public Tensor isnan() => Operator.Call("isnan", this);

        /// <summary>True where an element is a finite number.</summary>
        public Tensor isfinite() => Operator.Call("isfinite", this);

        /// <summary>The nearest numbers with so many decimals; halves to even.</summary>
        public Tensor round(long decimals = 0) => Operator.Call("round.decimals", this, decimals);

        /// <summary>log(1 + e^(βx)) / β, and x itself above the threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) => Operator.Call("softplus", this, beta, threshold);

        /// <summary>x Φ(x), with the exact normal distribution function.</summary>
        public Tensor gelu() => Operator.Call("gelu", this);

        /// <summary>Powers.</summary>
        public Tensor pow(Scalar exponent) => Operator.Call("pow.Tensor_Scalar", this, exponent);

        /// <summary>Powers.</summary>
        public Tensor pow(Tensor exponent) => Operator.Call("pow.Tensor_Tensor", this, exponent);

        /// <summary>Elements, held between two bounds.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Operator.Call("clamp", this, min, max);

        /// <summary>Elements, raised to a bound.</summary>
        public Tensor clamp_min(Scalar min) => Operator.Call("clamp_min", this, min);

        /// <summary>Elements, lowered to a bound.</summary>
        public Tensor clamp_max(Scalar max) => Operator.Call("clamp_max", this, max);

        /// <summary>The larger of two elements.</summary>
        public Tensor maximum(Tensor other) => Operator.Call("maximum", this, other);

        /// <summary>The smaller of two elements.</summary>
        public Tensor minimum(Tensor other) => Operator.Call("minimum", this, other);

        /// <summary>Remainders, with the sign of the dividend.</summary>
        public Tensor fmod(Scalar scalar) => Operator.Call("fmod.Scalar", this, scalar);

        /// <summary>A value where the mask is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => Operator.Call("masked_fill.Scalar", this, mask, value);

        /// <summary>Elements of this where the condition is true, else of y.</summary>
        public Tensor where(Tensor condition, Tensor y) => Operator.Call("where.self", condition, this, y);

        /// <summary>True where an element is zero.</summary>
        public Tensor logical_not() => Operator.Call("logical_not", this);

        /// <summary>True where both are non-zero.</summary>
        public Tensor logical_and(Tensor other) => Operator.Call("logical_and", this, other);

        /// <summary>True where either is non-zero.</summary>
        public Tensor logical_or(Tensor other) => Operator.Call("logical_or", this, other);

        /// <summary>Finite numbers in the place of others.</summary>
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            Operator.Call("nan_to_num", this, nan, posinf, neginf);

        /// <summary>e^x, normalised along a dimension.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Operator.Call("softmax.int", this, dim, dtype);

        /// <summary>The logarithm of the softmax.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Operator.Call("log_softmax.int", this, dim, dtype);
    }

    /// <summary>Absolute values.</summary>
    public static Tensor abs(Tensor input) => input.abs();

    /// <summary>Negatives.</summary>
    public static Tensor neg(Tensor input) => input.neg();

    /// <summary>Powers of e.</summary>
    public static Tensor exp(Tensor input) => input.exp();

    /// <summary>Natural logarithms.</summary>
    public static Tensor log(Tensor input) => input.log();

    /// <summary>Logarithms to base 2.</summary>
    public static Tensor log2(Tensor input) => input.log2();

    /// <summary>Logarithms to base 10.</summary>
    public static Tensor log10(Tensor input) => input.log10();

    /// <summary>log(1 + x), exact for small x.</summary>
    public static Tensor log1p(Tensor input) => input.log1p();

    /// <summary>e^x − 1, exact for small x.</summary>
    public static Tensor expm1(Tensor input) => input.expm1();

    /// <summary>Square roots.</summary>
    public static Tensor sqrt(Tensor input) => input.sqrt();

    /// <summary>Inverses of square roots.</summary>
    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    /// <summary>Squares.</summary>
    public static Tensor square(Tensor input) => input.square();

    /// <summary>Sines, in radians.</summary>
    public static Tensor sin(Tensor input) => input.sin();

    /// <summary>Cosines, in radians.</summary>
    public static Tensor cos(Tensor input) => input.cos();

    /// <summary>Tangents, of radians.</summary>
    public static Tensor tan(Tensor input) => input.tan();

    /// <summary>Inverse sines, in radians.</summary>
    public static Tensor asin(Tensor input) => input.asin();

    /// <summary>Inverse cosines, in radians.</summary>
    public static Tensor acos(Tensor input) => input.acos();

    /// <summary>Inverse tangents, in radians.</summary>
    public static Tensor atan(Tensor input) => input.atan();

    /// <summary>The angles of the points (other, input), in radians.</summary>
    public static Tensor atan2(Tensor input, Tensor other) => input.atan2(other);

    /// <summary>Hyperbolic tangents.</summary>
    public static Tensor tanh(Tensor input) => input.tanh();

    /// <summary>1 / (1 + e^-x).</summary>
    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    /// <summary>Inverses.</summary>
    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    /// <summary>-1, 0 or 1.</summary>
    public static Tensor sign(Tensor input) => input.sign();

    /// <summary>The next integers below.</summary>
    public static Tensor floor(Tensor input) => input.floor();

    /// <summary>The next integers above.</summary>
    public static Tensor ceil(Tensor input) => input.ceil();

    /// <summary>The error function.</summary>
    public static Tensor erf(Tensor input) => input.erf();

    /// <summary>True where an element is not a number.</summary>
    public static Tensor isnan(Tensor input) => input.isnan();

    /// <summary>True where an element is a finite number.</summary>
    public static Tensor isfinite(Tensor tensor) => tensor.isfinite();

    /// <summary>The nearest numbers with so many decimals; halves to even.</summary>
    public static Tensor round(Tensor input, long decimals = 0) => input.round(decimals);

    /// <summary>Powers.</summary>
    public static Tensor pow(Tensor left, Scalar exponent) => left.pow(exponent);

    /// <summary>Powers.</summary>
    public static Tensor pow(Tensor left, Tensor exponent) => left.pow(exponent);

    /// <summary>Elements, held between two bounds.</summary>
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    /// <summary>Elements, raised to a bound.</summary>
    public static Tensor clamp_min(Tensor input, Scalar min) => input.clamp_min(min);

    /// <summary>Elements, lowered to a bound.</summary>
    public static Tensor clamp_max(Tensor input, Scalar max) => input.clamp_max(max);

    /// <summary>The larger of two elements.</summary>
    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);

    /// <summary>The smaller of two elements.</summary>
    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);

    /// <summary>Remainders, with the sign of the dividend.</summary>
    public static Tensor fmod(Tensor left, Scalar right) => left.fmod(right);

    /// <summary>Elements of x where the condition is true, else of y.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => x.where(condition, y);

    /// <summary>True where an element is zero.</summary>
    public static Tensor logical_not(Tensor input) => input.logical_not();

    /// <summary>True where both are non-zero.</summary>
    public static Tensor logical_and(Tensor left, Tensor right) => left.logical_and(right);

    /// <summary>True where either is non-zero.</summary>
    public static Tensor logical_or(Tensor left, Tensor right) => left.logical_or(right);
}
