using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harmonic.Figures.Browser;

/// <summary>
/// The DevTools protocol over a pair of pipes: JSON messages that end in a zero byte. Unlike a debugging port, pipes are open to
/// nobody else on the machine, and the browser ends by itself when they close, even if this process is killed.
/// </summary>
internal sealed class DevToolsPipe : IAsyncDisposable
{
    private readonly Stream _toBrowser;
    private readonly Stream _fromBrowser;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> _waiting = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Task _reading;
    private int _lastId;

    internal DevToolsPipe(Stream toBrowser, Stream fromBrowser)
    {
        (_toBrowser, _fromBrowser) = (toBrowser, fromBrowser);
        _reading = Task.Run(ReadAllAsync);
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <exception cref="ExportException">The browser refused it, ended, or did not answer in time.</exception>
    internal async Task<JsonObject> SendAsync(string method, JsonObject parameters, string? session, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        try
        {
            var message = new JsonObject
            {
                ["id"] = id,
                ["method"] = method,
                ["params"] = parameters,
            };
            if (session is not null)
            {
                message["sessionId"] = session;
            }

            await WriteAsync(message, cancellation).ConfigureAwait(false);
            if (_reading.IsCompleted)
            {
                throw Ended();
            }

            return await answer.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException)
        {
            throw Ended();
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _toBrowser.DisposeAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        await _fromBrowser.DisposeAsync().ConfigureAwait(false);
        _writing.Dispose();
    }

    private static ExportException Ended() => new("The browser that draws the figures ended unexpectedly.");

    private async Task WriteAsync(JsonObject message, CancellationToken cancellation)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message);
        Array.Resize(ref bytes, bytes.Length + 1);
        await _writing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await _toBrowser.WriteAsync(bytes, cancellation).ConfigureAwait(false);
            await _toBrowser.FlushAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task ReadAllAsync()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            int count;
            while ((count = await _fromBrowser.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            {
                Split(buffer.AsSpan(0, count), message);
            }
        }
        catch (IOException)
        {
            // The pipe broke: the same as its end.
        }

        foreach (var answer in _waiting.Values)
        {
            answer.TrySetException(Ended());
        }
    }

    private void Split(ReadOnlySpan<byte> bytes, MemoryStream message)
    {
        int end;
        while ((end = bytes.IndexOf((byte)0)) >= 0)
        {
            message.Write(bytes[..end]);
            Deliver(message.GetBuffer().AsSpan(0, (int)message.Length));
            message.SetLength(0);
            bytes = bytes[(end + 1)..];
        }

        message.Write(bytes);
    }

    private void Deliver(ReadOnlySpan<byte> json)
    {
        if (
            JsonNode.Parse(json) is not JsonObject message
            || (int?)message["id"] is not { } id
            || !_waiting.TryGetValue(id, out var answer)
        )
        {
            return;
        }

        if (message["error"] is { } error)
        {
            answer.TrySetException(new ExportException($"The browser refused a command: {(string?)error["message"]}"));
        }
        else
        {
            answer.TrySetResult(message["result"] as JsonObject ?? []);
        }
    }
}
