using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using InteractiveKernel = Microsoft.DotNet.Interactive.Kernel;

namespace Harmonic.Kernel.Session.Execution;

/// <summary>What a kernel of another making needs and .NET Interactive keeps to itself. Its packages change no more.</summary>
internal static class KernelInternals
{
    /// <summary>Where <see cref="KernelInvocationContext.Current"/> is kept; the argument is null.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "_current")]
    public static extern ref AsyncLocal<KernelInvocationContext?> Current(KernelInvocationContext? type);

    /// <summary>Cancels the token that code of the command sees, without ending the command: its last words are still heard.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "TryCancel")]
    public static extern void Cancel(KernelInvocationContext context);

    /// <summary>Runs a command through a kernel's middleware to its handler, as the scheduler does when it is the command's turn.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "InvokePipelineAndCommandHandler")]
    public static extern Task<KernelCommandResult> Invoke(InteractiveKernel kernel, KernelCommand command);

    /// <summary>Tells those who listen to a kernel of an event.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "PublishEvent")]
    public static extern void Publish(InteractiveKernel kernel, KernelEvent happened);
}
