using Harmonic.Kernel.Session.Execution;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Documents;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>Runs what another file holds in this session, piece by piece, until one fails.</summary>
internal static class Documents
{
    /// <summary>Runs a .ipynb, .dib, .cs, .csx, .html or .js file.</summary>
    /// <exception cref="DirectiveException">There is no such file, or it is none of these.</exception>
    public static async Task RunAsync(CompositeKernel kernel, string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new DirectiveException($"#!import: there is no file {file.Name}.");
        }
        var cell = CellContext.Current!;
        var (document, outer) = (await LoadAsync(kernel, file), cell.Text);
        try
        {
            var pieces = document.Elements.Where(element => element.KernelName != "markdown").ToList();
            for (var index = 0; index < pieces.Count && cell.Error is null; index++)
            {
                cell.Text = new CellText(pieces.Count == 1 ? file.Name : $"{file.Name}[{index + 1}]", pieces[index].Contents);
                await kernel.SendAsync(new SubmitCode(MagicText.Hide(pieces[index].Contents), pieces[index].KernelName));
            }
        }
        finally
        {
            cell.Text = outer;
        }
    }

    private static async Task<InteractiveDocument> LoadAsync(CompositeKernel kernel, FileInfo file)
    {
        var languages = new KernelInfoCollection { DefaultKernelName = kernel.DefaultKernelName };
        languages.AddRange(
            kernel.ChildKernels.Select(child => new Microsoft.DotNet.Interactive.Documents.KernelInfo(
                child.Name,
                child.KernelInfo.LanguageName,
                child.KernelInfo.Aliases
            ))
        );
        try
        {
            return await InteractiveDocument.LoadAsync(file, languages);
        }
        catch (Exception failure) when (failure is InvalidOperationException or System.Text.Json.JsonException)
        {
            throw new DirectiveException($"#!import: {file.Name} cannot be read: {failure.Message}");
        }
    }
}
