using Harmonic.Notebooks.Runs;

namespace Harmonic.Notebooks.Sweeps;

/// <summary>What a process does for one run of a sweep, whoever started it: a local runner or Slurm.</summary>
internal static class SweepTask
{
    /// <summary>Another process makes this run.</summary>
    public const int Busy = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Makes a run, unless it is done; goes on from its checkpoint where it was cut off.</summary>
    /// <param name="folder">The sweep's folder.</param>
    /// <param name="number">The run's place.</param>
    /// <param name="lifeLine">The pipe whose end asks for its end; null for none.</param>
    /// <returns>The process's exit code.</returns>
    /// <exception cref="UsageException">The sweep has no such run.</exception>
    public static async Task<int> RunAsync(string folder, int number, string? lifeLine)
    {
        var sweep = Sweep.Open(folder);
        if (number < 0 || number >= sweep.Runs.Count)
        {
            throw new UsageException($"{folder} has runs 0 to {sweep.Runs.Count - 1}, no run {number}.");
        }
        var run = sweep.Runs[number];
        using var hold = await HoldAsync(run);
        if (hold is null)
        {
            await Console.Error.WriteLineAsync($"{run.Id} is being made by another process.");
            return Busy;
        }
        if (SweepRun.StateOf(run.Record) == RunState.Done)
        {
            Console.WriteLine($"{run.Id} is done already.");
            return HeadlessRun.Success;
        }
        return await HeadlessRun.RunAsync(run.Request with { LifeLine = lifeLine });
    }

    /// <summary>A process that was told to stop may still be saving: it is given time.</summary>
    private static async Task<FileStream?> HoldAsync(SweepRun run)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            if (run.Hold() is { } hold)
            {
                return hold;
            }
            if (DateTime.UtcNow > until)
            {
                return null;
            }
            await Task.Delay(200);
        }
    }
}
