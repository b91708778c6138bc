using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Sums.</summary>
        public Tensor add(Tensor target) => Operator.Call("add.Tensor", this, target);

        /// <summary>Sums.</summary>
        public Tensor add(Scalar scalar) => Operator.Call("add.Scalar", this, scalar);

        /// <summary>This plus α times the other.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Operator.Call("add.Tensor", this, target, alpha);

        /// <summary>Differences.</summary>
        public Tensor sub(Tensor target) => Operator.Call("sub.Tensor", this, target);

        /// <summary>Differences.</summary>
        public Tensor sub(Scalar target) => Operator.Call("sub.Scalar", this, target);

        /// <summary>Products, element by element.</summary>
        public Tensor mul(Tensor target) => Operator.Call("mul.Tensor", this, target);

        /// <summary>Products.</summary>
        public Tensor mul(Scalar target) => Operator.Call("mul.Scalar", this, target);

        /// <summary>Adds in place.</summary>
        public Tensor add_(Tensor target) => Operator.CallInPlace("add_.Tensor", this, target);

        /// <summary>Adds in place.</summary>
        public Tensor add_(Scalar scalar) => Operator.CallInPlace("add_.Scalar", this, scalar);

        /// <summary>Adds α times the other in place.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => Operator.CallInPlace("add_.Tensor", this, target, alpha);

        /// <summary>Subtracts in place.</summary>
        public Tensor sub_(Tensor target) => Operator.CallInPlace("sub_.Tensor", this, target);

        /// <summary>Multiplies in place.</summary>
        public Tensor mul_(Tensor target) => Operator.CallInPlace("mul_.Tensor", this, target);

        /// <summary>Multiplies in place.</summary>
        public Tensor mul_(Scalar target) => Operator.CallInPlace("mul_.Scalar", this, target);

        /// <summary>Divides in place.</summary>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Operator.CallInPlace("div_.Tensor_mode", this, target, Rounding(rounding_mode));

        /// <summary>Divides in place.</summary>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Operator.CallInPlace("div_.Scalar_mode", this, target, Rounding(rounding_mode));

        /// <summary>Quotients, element by element.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Operator.Call("div.Tensor_mode", this, target, Rounding(rounding_mode));

        /// <summary>Quotients.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Operator.Call("div.Scalar_mode", this, target, Rounding(rounding_mode));

        /// <summary>Adds value · tensor1 · tensor2 in place.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Operator.CallInPlace("addcmul_", this, tensor1, tensor2, value);

        /// <summary>Adds value · tensor1 / tensor2 in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Operator.CallInPlace("addcdiv_", this, tensor1, tensor2, value);

        /// <summary>Takes square roots in place.</summary>
        public Tensor sqrt_() => Operator.CallInPlace("sqrt_", this);

        /// <summary>Sets every element to zero.</summary>
        public Tensor zero_() => Operator.CallInPlace("zero_", this);

        /// <summary>Sets every element to a value.</summary>
        public Tensor fill_(Scalar value) => Operator.CallInPlace("fill_.Scalar", this, value);

        /// <summary>Copies another tensor's elements into this one.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Operator.CallInPlace("copy_", this, source, nonBlocking);

        /// <summary>Holds the elements between two bounds in place.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Operator.CallInPlace("clamp_", this, min, max);

        /// <summary>Fills with uniform random numbers.</summary>
        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            Operator.CallInPlace("uniform_", this, @from, to, generator);

        /// <summary>Fills with normal random numbers.</summary>
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Operator.CallInPlace("normal_", this, mean, std, generator);

        /// <summary>The matrix product.</summary>
        public Tensor mm(Tensor target) => Operator.Call("mm", this, target);

        /// <summary>The matrix products of two batches.</summary>
        public Tensor bmm(Tensor batch2) => Operator.Call("bmm", this, batch2);

        /// <summary>The matrix-vector product.</summary>
        public Tensor mv(Tensor target) => Operator.Call("mv", this, target);

        /// <summary>The inner product of two vectors.</summary>
        public Tensor dot(Tensor target) => Operator.Call("dot", this, target);

        /// <summary>The matrix product, over batches where there are more than two dimensions.</summary>
        public Tensor matmul(Tensor target) => Operator.Call("matmul", this, target);

        /// <summary>All products of two vectors' elements.</summary>
        public Tensor outer(Tensor vec2) => Operator.Call("outer", this, vec2);

        /// <summary>β · this + α · mat1 · mat2.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Operator.Call("addmm", this, mat1, mat2, (double)beta, (double)alpha);
    }

    /// <summary>Sums.</summary>
    public static Tensor add(Tensor left, Tensor right) => left.add(right);

    /// <summary>Sums.</summary>
    public static Tensor add(Tensor left, Scalar right) => left.add(right);

    /// <summary>This plus α times the other.</summary>
    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => left.add(right, alpha);

    /// <summary>Differences.</summary>
    public static Tensor sub(Tensor left, Tensor right) => left.sub(right);

    /// <summary>Differences.</summary>
    public static Tensor sub(Tensor left, Scalar right) => left.sub(right);

    /// <summary>Products, element by element.</summary>
    public static Tensor mul(Tensor left, Tensor right) => left.mul(right);

    /// <summary>Products.</summary>
    public static Tensor mul(Tensor left, Scalar right) => left.mul(right);

    /// <summary>Quotients, element by element.</summary>
    public static Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div(right, rounding_mode);

    /// <summary>Quotients.</summary>
    public static Tensor div(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.div(right, rounding_mode);

    /// <summary>The matrix product.</summary>
    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    /// <summary>The matrix products of two batches.</summary>
    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

    /// <summary>The matrix-vector product.</summary>
    public static Tensor mv(Tensor input, Tensor target) => input.mv(target);

    /// <summary>The inner product of two vectors.</summary>
    public static Tensor dot(Tensor input, Tensor other) => input.dot(other);

    /// <summary>The matrix product, over batches where there are more than two dimensions.</summary>
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    /// <summary>All products of two vectors' elements.</summary>
    public static Tensor outer(Tensor input, Tensor vec2) => input.outer(vec2);

    /// <summary>β · this + α · mat1 · mat2.</summary>
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) =>
        input.addmm(mat1, mat2, beta, alpha);
}
