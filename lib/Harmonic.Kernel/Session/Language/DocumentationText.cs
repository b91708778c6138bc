using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Harmonic.Kernel.Session.Language;

/// <summary>XML documentation as text to read.</summary>
internal static partial class DocumentationText
{
    /// <summary>Summary, parameters, result, exceptions and remarks of a symbol; empty where nobody wrote any.</summary>
    public static string Of(ISymbol symbol)
    {
        if (Find(symbol) is not { } member)
        {
            return "";
        }
        var text = new StringBuilder();
        Add(text, "", member.Elements("summary"));
        Add(text, "Parameters:\n", member.Elements("typeparam").Concat(member.Elements("param")));
        Add(text, "Returns: ", member.Elements("returns"));
        Add(text, "Throws:\n", member.Elements("exception"));
        Add(text, "", member.Elements("remarks"));
        return text.ToString().Trim();
    }

    /// <summary>The symbol's own documentation, or what it inherits.</summary>
    private static XElement? Find(ISymbol symbol)
    {
        var own = Parse(symbol.OriginalDefinition.GetDocumentationCommentXml());
        if (own is not null && own.Element("inheritdoc") is null)
        {
            return own;
        }
        var parents = symbol is INamedTypeSymbol type
            ? type.Interfaces.Append(type.BaseType).OfType<ISymbol>()
            : Overridden(symbol).Concat(Implemented(symbol));
        return parents.Select(Find).FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<ISymbol> Overridden(ISymbol symbol) =>
        (symbol as IMethodSymbol)?.OverriddenMethod is { } method ? [method]
        : (symbol as IPropertySymbol)?.OverriddenProperty is { } property ? [property]
        : [];

    private static IEnumerable<ISymbol> Implemented(ISymbol symbol) =>
        symbol.ContainingType is not { } type
            ? []
            : type
                .AllInterfaces.SelectMany(contract => contract.GetMembers(symbol.Name))
                .Where(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol));

    private static XElement? Parse(string? xml)
    {
        if (string.IsNullOrWhiteSpace(xml))
        {
            return null;
        }
        try
        {
            return XElement.Parse(xml);
        }
        catch (XmlException)
        {
            return null; // Somebody's unbalanced tag: no documentation is better than none at all.
        }
    }

    private static void Add(StringBuilder text, string title, IEnumerable<XElement> elements)
    {
        var lines = elements
            .Select(element => Name(element) is { } name ? $"    {name}: {Text(element)}" : Text(element))
            .Where(line => line.Length > 0)
            .ToList();
        if (lines.Count > 0)
        {
            text.Append(title).AppendJoin('\n', lines).Append("\n\n");
        }
    }

    private static string? Name(XElement element) => (string?)element.Attribute("name") ?? Cref(element);

    private static string? Cref(XElement element) => (string?)element.Attribute("cref") is { } cref ? ShortName(cref) : null;

    /// <summary>
    /// <c>List&lt;T&gt;.Add</c>'s <c>M:System.Collections.Generic.List`1.Add(`0)</c> as <c>List.Add</c>: the last two names.
    /// </summary>
    private static string ShortName(string cref)
    {
        var name = Arity().Replace(cref.Split('(')[0], "");
        var parts = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('.');
        return cref.StartsWith("T:", StringComparison.Ordinal) ? parts[^1] : string.Join('.', parts[^Math.Min(2, parts.Length)..]);
    }

    private static string Text(XElement element) =>
        Blanks().Replace(string.Concat(element.Nodes().Select(Text)), " ").Replace(" ¶ ", "\n", StringComparison.Ordinal).Trim(' ', '¶');

    private static string Text(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "para" or "item" or "br" } block => $" ¶ {Text(block)} ¶ ",
            XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } reference => (string?)
                reference.Attribute("langword")
                ?? Name(reference)
                ?? Text(reference),
            XElement other => Text(other),
            _ => "",
        };

    [GeneratedRegex("`+[0-9]+")]
    private static partial Regex Arity();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
