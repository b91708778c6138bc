using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Harmonic.Kernel.Session.Compilation;

/// <summary>An assembly's XML documentation file, read when somebody first asks.</summary>
internal sealed class XmlDocumentation(string path) : DocumentationProvider
{
    private readonly Lazy<Dictionary<string, string>> members = new(() => Read(path));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is XmlDocumentation other && other.Path == Path;

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override string GetDocumentationForSymbol(
        string documentationMemberID,
        CultureInfo preferredCulture,
        CancellationToken cancellationToken = default
    ) => members.Value.GetValueOrDefault(documentationMemberID, "");

    private string Path { get; } = path;

    private static Dictionary<string, string> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }
        try
        {
            return XDocument
                .Load(path, LoadOptions.PreserveWhitespace)
                .Descendants("member")
                .Where(member => member.Attribute("name") is not null)
                .GroupBy(member => member.Attribute("name")!.Value)
                .ToDictionary(group => group.Key, group => group.First().ToString());
        }
        catch (XmlException)
        {
            return []; // A file that somebody is writing, or that is no documentation: then there is none.
        }
    }
}
