namespace Harmonic.Convolution;

/// <summary>A tap of a kernel at which a pixel of the input and one of the output meet, each by its number.</summary>
internal readonly record struct Meeting(int In, int Out, int Tap);

/// <summary>Meetings as links, sorted by one of the three.</summary>
internal sealed class Meetings
{
    private readonly int[] starts;
    private readonly Link[] links;

    internal Meetings(int groups, Meeting[] meetings, Func<Meeting, int> group, Func<Meeting, Link> link)
    {
        (starts, links) = (new int[groups + 1], new Link[meetings.Length]);
        foreach (var meeting in meetings)
        {
            starts[group(meeting) + 1]++;
        }
        for (var i = 0; i < groups; i++)
        {
            starts[i + 1] += starts[i];
        }
        var next = starts.AsSpan(0, groups).ToArray();
        foreach (var meeting in meetings)
        {
            links[next[group(meeting)]++] = link(meeting);
        }
    }

    internal ReadOnlySpan<Link> this[int group] => links.AsSpan(starts[group]..starts[group + 1]);
}
