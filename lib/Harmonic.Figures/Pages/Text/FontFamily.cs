using System.Collections.Concurrent;
using SkiaSharp;

namespace Harmonic.Figures.Pages;

/// <summary>
/// The fonts of one theme as they are found on this machine, <see cref="BundledFont"/> where there are none, and others for the signs that
/// they lack.
/// </summary>
internal sealed class FontFamily
{
    private static readonly ConcurrentDictionary<string, FontFamily> Known = new();

    /// <summary>TrueType fonts with many signs; of other kinds a PDF would hold Type 3 fonts, which many journals refuse.</summary>
    private static readonly string[] Others =
    [
        "Liberation Sans",
        "DejaVu Sans",
        "Arial",
        "Helvetica",
        "Segoe UI Symbol",
        "Arial Unicode MS",
        "Apple Symbols",
        "Noto Sans",
        "Noto Sans Math",
    ];

    private readonly SKTypeface[] _styles;
    private readonly SKTypeface[] _others;
    private readonly ConcurrentDictionary<(int Sign, int Style), SKTypeface> _chosen = new();

    private FontFamily(string families)
    {
        var names = families.Split(',').Select(name => name.Trim().Trim('\'')).ToArray();
        SKFontStyle[] styles = [SKFontStyle.Normal, SKFontStyle.Italic, SKFontStyle.Bold, SKFontStyle.BoldItalic];
        _styles = names.Concat(Others).FirstOrDefault(IsInstalled) is { } name
            ? Array.ConvertAll(styles, style => SKFontManager.Default.MatchFamily(name, style))
            : Array.ConvertAll(styles, style => BundledFont.Load(style.Weight > (int)SKFontStyleWeight.Normal));
        _others = [.. Others.Where(IsInstalled).Select(other => SKFontManager.Default.MatchFamily(other, SKFontStyle.Normal))];
    }

    /// <summary>The first installed of several families, as CSS lists them.</summary>
    internal static FontFamily Of(string families) => Known.GetOrAdd(families, list => new FontFamily(list));

    /// <summary>The font that has a sign: in the style wanted, else in any.</summary>
    internal SKTypeface For(int sign, bool italic, bool bold) => _chosen.GetOrAdd((sign, (italic ? 1 : 0) + (bold ? 2 : 0)), Choose);

    private SKTypeface Choose((int Sign, int Style) wanted) =>
        new[] { _styles[wanted.Style], _styles[0] }.Concat(_others).FirstOrDefault(font => font.ContainsGlyph(wanted.Sign))
        ?? SKFontManager.Default.MatchCharacter(wanted.Sign)
        ?? _styles[wanted.Style];

    private static bool IsInstalled(string name) => SKFontManager.Default.FontFamilies.Contains(name, StringComparer.OrdinalIgnoreCase);
}
