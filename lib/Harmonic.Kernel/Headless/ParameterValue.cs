using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Harmonic.Kernel.Headless;

/// <summary>Turns a value from the command line into C# source of a parameter's type.</summary>
internal static class ParameterValue
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The C# source of the value, or null if it is none of that type.</summary>
    public static string? ToSource(Parameter parameter, string text)
    {
        if (parameter.Nullable && text == "null")
        {
            return "null";
        }
        var number = text.Replace("_", "", StringComparison.Ordinal);
        return parameter.Type switch
        {
            "int" or "Int32" => int.TryParse(number, NumberStyles.AllowLeadingSign, Invariant, out var value)
                ? value.ToString(Invariant)
                : null,
            "long" or "Int64" => long.TryParse(number, NumberStyles.AllowLeadingSign, Invariant, out var value)
                ? value.ToString(Invariant) + "L"
                : null,
            "double" or "Double" => double.TryParse(number, NumberStyles.Float, Invariant, out var value)
                ? Real(value, "double", "d")
                : null,
            "float" or "Single" => float.TryParse(number, NumberStyles.Float, Invariant, out var value) ? Real(value, "float", "f") : null,
            "decimal" or "Decimal" => decimal.TryParse(number, NumberStyles.Float, Invariant, out var value)
                ? value.ToString(Invariant) + "m"
                : null,
            "bool" or "Boolean" => bool.TryParse(text, out var value) ? (value ? "true" : "false") : null,
            "string" or "String" => SymbolDisplay.FormatLiteral(text, quote: true),
            _ => Expression(text),
        };
    }

    private static string Real(double value, string type, string suffix) =>
        value switch
        {
            double.PositiveInfinity => type + ".PositiveInfinity",
            double.NegativeInfinity => type + ".NegativeInfinity",
            double.NaN => type + ".NaN",
            _ => (suffix == "f" ? ((float)value).ToString("R", Invariant) : value.ToString("R", Invariant)) + suffix,
        };

    /// <summary>Other types (<c>int[]</c>, say) take a C# expression: <c>-p sizes=[1,2,3]</c>.</summary>
    private static string? Expression(string text)
    {
        var expression = SyntaxFactory.ParseExpression(text);
        return text.Length > 0 && !expression.ContainsDiagnostics ? text : null;
    }
}
