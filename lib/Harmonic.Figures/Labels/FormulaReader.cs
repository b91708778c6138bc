using System.Text;

namespace Harmonic.Figures;

/// <summary>Reads one formula of a label, left to right, into plotly's subset of HTML.</summary>
internal sealed class FormulaReader(string formula, string label)
{
    private int _next;

    internal string Read()
    {
        var html = ReadUntil('\0');
        return _next < formula.Length ? throw Refused("has a } without its {") : html;
    }

    private string ReadUntil(char end)
    {
        var html = new StringBuilder();
        while (_next < formula.Length && formula[_next] != end && formula[_next] != '}')
        {
            html.Append(ReadOne());
        }

        return html.ToString();
    }

    private string ReadOne()
    {
        var character = formula[_next++];
        return character switch
        {
            '{' => FinishGroup(),
            '^' => $"<sup>{ReadArgument()}</sup>",
            '_' => $"<sub>{ReadArgument()}</sub>",
            '\\' => ReadCommand(),
            '-' => "−",
            '~' => "\u00A0",
            ' ' => "",
            '=' or '<' or '>' or '+' or '≈' => $" {LabelText.Escape(character.ToString())} ",
            ',' => ", ",
            _ when char.IsAsciiLetter(character) => $"<i>{character}</i>",
            _ => LabelText.Escape(character.ToString()),
        };
    }

    private string ReadArgument()
    {
        SkipBlanks();
        return _next < formula.Length ? ReadOne() : throw Refused("ends where an argument should follow");
    }

    private string FinishGroup()
    {
        var html = ReadUntil('}');
        if (_next >= formula.Length)
        {
            throw Refused("has a { without its }");
        }

        _next++;
        return html;
    }

    private string ReadCommand()
    {
        var start = _next;
        while (_next < formula.Length && char.IsAsciiLetter(formula[_next]))
        {
            _next++;
        }

        var name = _next > start ? formula[start.._next] : formula[start..Math.Min(++_next, formula.Length)];
        if (LatexSymbols.Symbols.TryGetValue(name, out var symbol))
        {
            return symbol;
        }

        return name switch
        {
            "text" or "mathrm" or "operatorname" => ReadText(),
            "mathbf" or "boldsymbol" => $"<b>{ReadText()}</b>",
            "mathcal" or "mathit" => $"<i>{ReadText()}</i>",
            "hat" => ReadArgument() + "\u0302",
            "bar" or "overline" => ReadArgument() + "\u0304",
            "tilde" => ReadArgument() + "\u0303",
            "sqrt" => $"√({ReadArgument()})",
            "frac" => $"{Bracketed(ReadArgument())}/{Bracketed(ReadArgument())}",
            "left" or "right" => "",
            _ when LatexSymbols.Functions.Contains(name) => name + "\u2009",
            _ => throw Refused(
                $"uses \\{name}, which a label cannot show; Greek letters, indices, \\text, \\frac, \\sqrt and the usual operators can be"
            ),
        };
    }

    /// <summary>An argument whose letters and blanks stand upright as they are written.</summary>
    private string ReadText()
    {
        SkipBlanks();
        var end = _next < formula.Length && formula[_next] == '{' ? formula.IndexOf('}', _next) : -1;
        if (end < 0)
        {
            throw Refused("has a text command without its {…}");
        }

        var text = formula[(_next + 1)..end];
        _next = end + 1;
        return LabelText.Escape(text);
    }

    private void SkipBlanks()
    {
        while (_next < formula.Length && formula[_next] == ' ')
        {
            _next++;
        }
    }

    private static string Bracketed(string html) => html.Contains(' ', StringComparison.Ordinal) ? $"({html})" : html;

    private ArgumentException Refused(string reason) => new($"The formula ${formula}$ in the label \"{label}\" {reason}.");
}
