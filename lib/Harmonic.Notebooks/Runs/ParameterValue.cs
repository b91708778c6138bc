using System.Globalization;
using System.Numerics;
using Microsoft.CodeAnalysis.CSharp;

namespace Harmonic.Notebooks.Runs;

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
            "int" or "Int32" => Number<int>(number, NumberStyles.AllowLeadingSign, ""),
            "long" or "Int64" => Number<long>(number, NumberStyles.AllowLeadingSign, "L"),
            "double" or "Double" => Number<double>(number, NumberStyles.Float, "d"),
            "float" or "Single" => Number<float>(number, NumberStyles.Float, "f"),
            "decimal" or "Decimal" => Number<decimal>(number, NumberStyles.Float, "m"),
            "bool" or "Boolean" => bool.TryParse(text, out var value) ? (value ? "true" : "false") : null,
            "string" or "String" => SymbolDisplay.FormatLiteral(text, quote: true),
            _ => Expression(text),
        };
    }

    private static string? Number<T>(string text, NumberStyles style, string suffix)
        where T : INumber<T>
    {
        if (!T.TryParse(text, style, Invariant, out var value))
        {
            return null;
        }
        var type = typeof(T) == typeof(float) ? "float" : "double";
        return T.IsPositiveInfinity(value) ? type + ".PositiveInfinity"
            : T.IsNegativeInfinity(value) ? type + ".NegativeInfinity"
            : T.IsNaN(value) ? type + ".NaN"
            : value.ToString(null, Invariant) + suffix;
    }

    /// <summary>Other types (<c>int[]</c>, say) take a C# expression: <c>-p sizes=[1,2,3]</c>.</summary>
    private static string? Expression(string text)
    {
        var expression = SyntaxFactory.ParseExpression(text);
        return text.Length > 0 && !expression.ContainsDiagnostics ? text : null;
    }
}
