#pragma warning disable IDE1006, CA1707 // display, input and password are what .NET Interactive's notebooks call.
using System.Text.Json;
using Harmonic.Kernel.Session.Execution;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>What every cell can call without a using.</summary>
public static class Kernel
{
    /// <summary>Shows a value, by default in all MIME types that suit it; the result can replace it later.</summary>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Marks text as HTML: shown as it is when it is a cell's value or displayed.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs a script in the front end.</summary>
    public static void Javascript(string scriptContent) =>
        new FormattedValue(HtmlFormatter.MimeType, $"<script type=\"text/javascript\">{scriptContent}</script>").Display();

    /// <summary>Adds style rules to the front end's page.</summary>
    public static void CSS(string content) => Javascript(
        $"(() => {{ const style = document.createElement('style'); style.textContent = {JsonSerializer.Serialize(content)}; document.head.appendChild(style); }})();");

    /// <summary>Asks the user for a line of text.</summary>
    /// <param name="prompt">What is asked.</param>
    /// <param name="typeHint"><c>password</c> hides what is typed.</param>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        Task.FromResult(Ask(prompt, typeHint == "password"));

    /// <summary>Asks the user for a secret.</summary>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "") => Task.FromResult(password(prompt));

    /// <summary>Asks the user for a line of text.</summary>
    public static string input(string prompt = "") => Ask(prompt, password: false);

    /// <summary>Asks the user for a secret.</summary>
    public static PasswordString password(string prompt = "") => new(Ask(prompt, password: true));

    /// <summary>Empties the cell's output; with <paramref name="wait"/> only when something new is there to show.</summary>
    public static void clear_output(bool wait = false) => CellContext.Current?.Output.Clear(wait);

    private static string Ask(string prompt, bool password) =>
        CellContext.Current is { } cell
            ? cell.Output.ReadLine(prompt, password)
            : throw new InvalidOperationException("Only a running cell can ask for input.");
}
