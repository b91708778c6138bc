using System.Text;
using System.Text.Json.Nodes;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Jupyter.Channels;
using Harmonic.Kernel.Jupyter.Messages;

namespace Harmonic.Kernel.Jupyter.Execution;

/// <summary>A cell's output on iopub and its input from stdin, in order, whichever threads they come from.</summary>
internal sealed class CellOutput(
    IopubChannel iopub,
    StdinChannel stdin,
    OutputFlusher flusher,
    Message cell,
    ExecuteRequest request,
    int executionCount,
    CancellationToken interrupt
) : ICellOutput
{
    private const int LongestText = 1 << 16;

    private readonly CellMetadata metadata = CellMetadata.Read(cell.Metadata);
    private readonly Lock order = new();
    private readonly StringBuilder text = new();
    private string stream = "stdout";
    private bool scheduled;

    /// <summary>The plain text of the cell's value, for the history.</summary>
    public string? ResultText { get; private set; }

    /// <inheritdoc/>
    public int? ExecutionCount => executionCount;

    /// <inheritdoc/>
    public string? Language => metadata.Language;

    /// <inheritdoc/>
    public string? CellId => metadata.Id;

    /// <inheritdoc/>
    public void Stream(string name, string text) => InOrder(() => Gather(name, text));

    /// <inheritdoc/>
    public void Display(MimeBundle bundle, string? displayId) =>
        Send("display_data", new DisplayData(bundle.Data, bundle.Metadata, new Transient(displayId)));

    /// <inheritdoc/>
    public void UpdateDisplay(MimeBundle bundle, string displayId) =>
        Send("update_display_data", new DisplayData(bundle.Data, bundle.Metadata, new Transient(displayId)));

    /// <inheritdoc/>
    public void Result(MimeBundle bundle)
    {
        ResultText = bundle.Data.GetValueOrDefault("text/plain") is JsonValue plain ? plain.ToString() : null;
        Send("execute_result", new ExecuteResult(executionCount, bundle.Data, bundle.Metadata));
    }

    /// <inheritdoc/>
    public void Clear(bool wait) => Send("clear_output", new ClearOutput(wait));

    /// <summary>Shows why the cell failed.</summary>
    public void Error(CellError error) => Send("error", new ErrorContent(error.Name, error.Message, error.Traceback));

    /// <inheritdoc/>
    public string ReadLine(string prompt, bool password)
    {
        Flush();
        return request.AllowStdin
            ? stdin.Ask(new InputRequest(prompt, password), cell, interrupt)
            : throw new InvalidOperationException("Input was asked for, but the front end that runs this cell takes none.");
    }

    /// <summary>Publishes the text gathered so far.</summary>
    public void Flush() => InOrder(PublishText);

    /// <summary>Publishes the text gathered so far, but for half a pair of surrogates: the other half may be on its way.</summary>
    public void FlushWhole() => InOrder(PublishWhole);

    private void Send<T>(string type, T content) =>
        InOrder(() =>
        {
            PublishText();
            Publish(type, content);
        });

    private void InOrder(Action action)
    {
        lock (order)
        {
            action();
        }
    }

    private void Gather(string name, string more)
    {
        if (name != stream)
        {
            PublishText();
            stream = name;
        }

        text.Append(more);
        if (text.Length >= LongestText)
        {
            PublishWhole();
        }
        else if (!scheduled)
        {
            scheduled = true;
            flusher.Schedule(this);
        }
    }

    private void PublishText() => PublishText(text.Length);

    private void PublishWhole() => PublishText(text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length);

    private void PublishText(int length)
    {
        scheduled = false;
        if (length > 0)
        {
            Publish("stream", new StreamText(stream, text.ToString(0, length)));
            text.Remove(0, length);
        }
    }

    private void Publish<T>(string type, T content)
    {
        if (!request.Silent)
        {
            iopub.Publish(type, content, cell);
        }
    }
}
