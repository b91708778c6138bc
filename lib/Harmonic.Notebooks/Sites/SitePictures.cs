using System.Text.Json.Nodes;
using Harmonic.Figures;

namespace Harmonic.Notebooks.Sites;

/// <summary>
/// Pictures that a notebook's text shows: attachments become part of the page, files beside the notebook are copied to the site.
/// </summary>
internal sealed class SitePictures(NotebookDocument notebook, string folder)
{
    private const string Attachment = "attachment:";

    /// <summary>The address under which the page finds a picture.</summary>
    internal string AddressOf(string address, JsonObject? attachments)
    {
        if (address.StartsWith(Attachment, StringComparison.Ordinal))
        {
            var picture = (attachments?[Uri.UnescapeDataString(address[Attachment.Length..])] as JsonObject)?.FirstOrDefault();
            return picture is { Value: { } content } found ? $"data:{found.Key};base64,{MultilineText.Join(content)}" : address;
        }

        if (Uri.IsWellFormedUriString(address, UriKind.Absolute))
        {
            return address;
        }

        var beside = Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!;
        var file = Path.Combine(beside, Uri.UnescapeDataString(address));
        if (!File.Exists(file))
        {
            return address;
        }

        // The folders too, so that files of one name stay apart; those above the notebook's get a name, and another drive's letter is one.
        var parts = Path.GetRelativePath(beside, file).Split(Path.DirectorySeparatorChar);
        var copy = $"assets/{notebook.Name}/{string.Join('/', parts.Select(part => part == ".." ? "above" : part.TrimEnd(':')))}";
        AtomicFile.Write(Path.Combine(folder, copy), File.ReadAllBytes(file));
        return string.Join('/', copy.Split('/').Select(Uri.EscapeDataString));
    }
}
