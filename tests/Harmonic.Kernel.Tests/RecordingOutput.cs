using System.Text;
using Harmonic.Kernel.Cells;

namespace Harmonic.Kernel.Tests;

/// <summary>Keeps what a cell shows.</summary>
internal sealed class RecordingOutput : ICellOutput
{
    private readonly StringBuilder standardOutput = new();
    private readonly StringBuilder standardError = new();

    public string? Language { get; init; }

    public List<(MimeBundle Bundle, string? Id)> Displays { get; } = [];

    public List<(MimeBundle Bundle, string Id)> Updates { get; } = [];

    public List<MimeBundle> Results { get; } = [];

    public List<bool> Clears { get; } = [];

    public List<string> Answers { get; } = [];

    /// <summary>The length of the longest text that was written at once.</summary>
    public int LongestText { get; private set; }

    public List<(string Prompt, bool Password)> Prompts { get; } = [];

    public string Out => Locked(() => standardOutput.ToString());

    public string Error => Locked(() => standardError.ToString());

    /// <summary>The plain text of the only result.</summary>
    public string Text => PlainText(Assert.Single(Results));

    public string Html => (string)Assert.Single(Results).Data["text/html"]!;

    public static string PlainText(MimeBundle bundle) => (string)bundle.Data["text/plain"]!;

    public void Stream(string name, string text) =>
        Locked(() =>
        {
            LongestText = Math.Max(LongestText, text.Length);
            return (name == "stdout" ? standardOutput : standardError).Append(text);
        });

    public void Display(MimeBundle bundle, string? displayId) => Displays.Add((bundle, displayId));

    public void UpdateDisplay(MimeBundle bundle, string displayId) => Updates.Add((bundle, displayId));

    public void Result(MimeBundle bundle) => Results.Add(bundle);

    public void Clear(bool wait) => Clears.Add(wait);

    public string ReadLine(string prompt, bool password)
    {
        Prompts.Add((prompt, password));
        return Prompts.Count <= Answers.Count ? Answers[Prompts.Count - 1] : throw new InvalidOperationException("Nobody answers.");
    }

    private T Locked<T>(Func<T> action)
    {
        lock (standardOutput)
        {
            return action();
        }
    }
}
