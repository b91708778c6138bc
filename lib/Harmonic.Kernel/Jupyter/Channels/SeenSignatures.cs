namespace Harmonic.Kernel.Jupyter.Channels;

/// <summary>The signatures of the last messages: a message is taken once, whoever sends it again.</summary>
internal sealed class SeenSignatures
{
    private const int Most = 65_536;

    private readonly HashSet<string> signatures = [];
    private readonly Queue<string> order = new();

    /// <summary>Notes a signature; false if it is there. An empty one, of messages that are not signed, is never there.</summary>
    public bool Add(byte[] signature)
    {
        if (signature.Length == 0)
        {
            return true;
        }

        var text = Convert.ToBase64String(signature);
        lock (order)
        {
            if (!signatures.Add(text))
            {
                return false;
            }

            order.Enqueue(text);
            if (order.Count > Most)
            {
                signatures.Remove(order.Dequeue());
            }

            return true;
        }
    }
}
