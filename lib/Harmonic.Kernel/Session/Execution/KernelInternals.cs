using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;

namespace Harmonic.Kernel.Session.Execution;

/// <summary>The two things that a kernel of another making needs and .NET Interactive keeps to itself. Its packages change no more.</summary>
internal static class KernelInternals
{
    /// <summary>Where <see cref="KernelInvocationContext.Current"/> is kept; the argument is null.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "_current")]
    public static extern ref AsyncLocal<KernelInvocationContext?> Current(KernelInvocationContext? type);

    /// <summary>Cancels the token that code of the command sees, without ending the command: its last words are still heard.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "TryCancel")]
    public static extern void Cancel(KernelInvocationContext context);
}
