using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using InteractiveKernel = Microsoft.DotNet.Interactive.Kernel;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>A language that the front end draws: its cells are shown as they are, in the MIME types by which it knows them.</summary>
internal sealed class TextKernel : InteractiveKernel, IKernelCommandHandler<SubmitCode>
{
    private readonly (string MimeType, Func<string, string> Write)[] forms;

    /// <summary>Makes the kernel of a language.</summary>
    public TextKernel(string name, string language, params (string MimeType, Func<string, string> Write)[] forms)
        : base(name)
    {
        this.forms = forms;
        KernelInfo.LanguageName = language;
        KernelInfo.Description = $"Shows {language}.";
    }

    /// <inheritdoc/>
    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.Publish(
            new DisplayedValueProduced(
                command.Code,
                command,
                [.. forms.Select(form => new FormattedValue(form.MimeType, form.Write(command.Code)))]
            )
        );
        return Task.CompletedTask;
    }
}
