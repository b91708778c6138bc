using Harmonic.Kernel.Session.Execution;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>Asks the user what kernels, directives (<c>@input</c>, <c>@password</c>) and cells want to know.</summary>
internal static class InputRequests
{
    /// <summary>Answers the commands that ask.</summary>
    public static void Register(CompositeKernel kernel)
    {
        kernel.RegisterCommandHandler<RequestInput>(
            (request, context) =>
            {
                context.Publish(new InputProduced(Ask(request.Prompt, request.InputTypeHint), request));
                return Task.CompletedTask;
            }
        );
        kernel.RegisterCommandHandler<RequestInputs>(
            (request, context) =>
            {
                var answers = request.Inputs.ToDictionary(
                    input => input.GetPropertyNameForJsonSerialization(),
                    input => Ask(input.Prompt, input.TypeHint)
                );
                context.Publish(new InputsProduced(answers, request));
                return Task.CompletedTask;
            }
        );
        kernel.SetDefaultTargetKernelNameForCommand(typeof(RequestInput), kernel.Name);
        kernel.SetDefaultTargetKernelNameForCommand(typeof(RequestInputs), kernel.Name);
    }

    private static string Ask(string prompt, string? typeHint) =>
        CellContext.Current is { } cell
            ? cell.Output.ReadLine(prompt, typeHint == "password")
            : throw new InvalidOperationException("Only a running cell can ask for input.");
}
