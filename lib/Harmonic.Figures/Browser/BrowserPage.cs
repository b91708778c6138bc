using System.Text.Json.Nodes;

namespace Harmonic.Figures.Browser;

/// <summary>One page of a browser, driven by script.</summary>
internal sealed class BrowserPage
{
    private readonly DevToolsPipe _pipe;
    private readonly string _session;

    private BrowserPage(DevToolsPipe pipe, string session) => (_pipe, _session) = (pipe, session);

    internal static async Task<BrowserPage> OpenAsync(DevToolsPipe pipe, CancellationToken cancellation)
    {
        var target = await pipe.SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" }, null, cancellation)
            .ConfigureAwait(false);
        var attach = new JsonObject { ["targetId"] = (string?)target["targetId"], ["flatten"] = true };
        var attached = await pipe.SendAsync("Target.attachToTarget", attach, null, cancellation).ConfigureAwait(false);
        return new BrowserPage(pipe, (string?)attached["sessionId"] ?? throw new ExportException("The browser opened no page."));
    }

    /// <summary>Goes to an address and returns when the page has begun to load.</summary>
    internal Task NavigateAsync(Uri address, CancellationToken cancellation) =>
        _pipe.SendAsync("Page.navigate", new JsonObject { ["url"] = address.AbsoluteUri }, _session, cancellation);

    /// <summary>Runs a script and, where it gives a promise, waits for it.</summary>
    /// <returns>The value, which must be a string, or null.</returns>
    /// <exception cref="ExportException">The script threw; the message is the script's own.</exception>
    internal async Task<string?> EvaluateAsync(string script, CancellationToken cancellation)
    {
        var parameters = new JsonObject
        {
            ["expression"] = script,
            ["awaitPromise"] = true,
            ["returnByValue"] = true,
        };
        var answer = await _pipe.SendAsync("Runtime.evaluate", parameters, _session, cancellation).ConfigureAwait(false);
        if (answer["exceptionDetails"] is { } thrown)
        {
            throw new ExportException($"plotly.js could not draw the figure: {Reason(thrown)}");
        }

        return answer["result"]?["value"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }

    /// <summary>Prints the page as it stands, on the page size its style sheet asks for.</summary>
    internal async Task<byte[]> PrintAsync(CancellationToken cancellation)
    {
        var parameters = new JsonObject
        {
            ["printBackground"] = true,
            ["preferCSSPageSize"] = true,
            ["displayHeaderFooter"] = false,
            ["marginTop"] = 0,
            ["marginBottom"] = 0,
            ["marginLeft"] = 0,
            ["marginRight"] = 0,
        };
        var answer = await _pipe.SendAsync("Page.printToPDF", parameters, _session, cancellation).ConfigureAwait(false);
        return Convert.FromBase64String((string?)answer["data"] ?? "");
    }

    private static string Reason(JsonNode thrown) =>
        (
            (string?)thrown["exception"]?["description"]
            ?? (string?)thrown["exception"]?["value"]
            ?? (string?)thrown["text"]
            ?? "unknown reason"
        ).Split('\n')[0];
}
