using System.Collections;
using System.Dynamic;
using System.Net;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// HTML written in C#: <c>div[@class: "note"](b("bold"), "text")</c>. Calls give content, which is encoded; the indexer gives
/// attributes, in whose names <c>_</c> stands for <c>-</c>; a member is a new element of that name.
/// </summary>
/// <param name="tagName">The element's name; empty for one that only makes others.</param>
public class PocketView(string tagName = "") : DynamicObject, IHtmlContent
{
    private static readonly HashSet<string> Void = ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

    private readonly Dictionary<string, object?> attributes = [];
    private object?[] content = [];

    /// <inheritdoc/>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        result = new PocketView(binder.Name);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        result = new PocketView(binder.Name) { content = args ?? [] };
        return true;
    }

    /// <inheritdoc/>
    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        content = args ?? [];
        result = this;
        return true;
    }

    /// <inheritdoc/>
    public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        ArgumentNullException.ThrowIfNull(indexes);
        var names = binder.CallInfo.ArgumentNames;
        var unnamed = indexes.Length - names.Count;
        for (var index = 0; index < indexes.Length; index++)
        {
            SetAttribute(index < unnamed ? null : names[index - unnamed].Replace('_', '-'), indexes[index]);
        }
        result = this;
        return true;
    }

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write($"<{tagName}");
        foreach (var (name, value) in attributes)
        {
            writer.Write(value is null ? $" {name}" : $" {name}=\"{Attribute(value)}\"");
        }
        if (content.Length == 0 && Void.Contains(tagName))
        {
            writer.Write(" />");
            return;
        }
        writer.Write('>');
        Array.ForEach(content, part => Write(part, writer));
        writer.Write($"</{tagName}>");
    }

    /// <summary>The HTML.</summary>
    public override string ToString()
    {
        using var writer = new StringWriter();
        WriteTo(writer);
        return writer.ToString();
    }

    private static string Attribute(object value) => value is IHtmlContent html ? html.ToString()! : WebUtility.HtmlEncode(value.ToString()!);

    private static void Write(object? part, TextWriter writer)
    {
        switch (part)
        {
            case string text:
                writer.Write(WebUtility.HtmlEncode(text));
                break;
            case IHtmlContent html:
                html.WriteTo(writer);
                break;
            case IEnumerable parts when parts.Cast<object?>().All(one => one is IHtmlContent):
                foreach (var one in parts)
                {
                    Write(one, writer);
                }
                break;
            default:
                writer.Write(part.ToDisplayString(HtmlFormatter.MimeType));
                break;
        }
    }

    private void SetAttribute(string? name, object? value)
    {
        switch (value)
        {
            case IDictionary<string, object> many:
                foreach (var (key, one) in many)
                {
                    attributes[key] = one;
                }
                break;
            case string flag when name is null:
                attributes[flag] = null;
                break;
            default:
                attributes[name ?? value?.ToString() ?? ""] = value;
                break;
        }
    }
}
