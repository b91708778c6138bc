using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra.</summary>
    public static partial class linalg
    {
        /// <summary>How much of a QR decomposition is computed.</summary>
        public enum QRMode
        {
            /// <summary>As many columns as the input.</summary>
            Reduced = 0,

            /// <summary>A square orthogonal matrix.</summary>
            Complete = 1,

            /// <summary>The triangular matrix alone.</summary>
            R = 2,
        }

        /// <summary>Singular value decomposition: U, the values from largest to smallest, and V transposed.</summary>
        public static (Tensor, Tensor, Tensor) svd(Tensor input, bool fullMatrices = true) =>
            Triple(Operator.CallMany("linalg_svd", input, fullMatrices));

        /// <summary>Singular values, from largest to smallest.</summary>
        public static Tensor svdvals(Tensor input) => Operator.Call("linalg_svdvals", input);

        /// <summary>Eigenvalues from smallest to largest, and eigenvectors as columns, of a symmetric matrix.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') =>
            Pair(Operator.CallMany("linalg_eigh", input, UPLO.ToString()));

        /// <summary>Eigenvalues of a symmetric matrix, from smallest to largest.</summary>
        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Operator.Call("linalg_eigvalsh", input, UPLO.ToString());

        /// <summary>An orthogonal and an upper triangular matrix whose product is the input.</summary>
        public static (Tensor, Tensor) qr(Tensor input, QRMode mode = QRMode.Reduced) =>
            Pair(Operator.CallMany("linalg_qr", input, Name(mode)));

        /// <summary>The lower triangular factor of a positive definite matrix.</summary>
        public static Tensor cholesky(Tensor input) => Operator.Call("linalg_cholesky", input, false);

        /// <summary>The solution of a system of linear equations.</summary>
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Operator.Call("linalg_solve", A, B, left);

        /// <summary>The inverse matrix.</summary>
        public static Tensor inv(Tensor input) => Operator.Call("linalg_inv", input);

        /// <summary>The norm of all elements as one vector, or along dimensions.</summary>
        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) =>
            Operator.Call("linalg_vector_norm", input, ord, dims, keepdim);

        private static string Name(QRMode mode) => mode switch
        {
            QRMode.Complete => "complete",
            QRMode.R => "r",
            _ => "reduced",
        };
    }
}
