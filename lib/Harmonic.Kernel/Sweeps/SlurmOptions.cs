namespace Harmonic.Kernel.Sweeps;

/// <summary>What a sweep asks of Slurm for each of its tasks; what is null is the cluster's default.</summary>
internal sealed record SlurmOptions
{
    /// <summary>The partition.</summary>
    public string? Partition { get; init; }

    /// <summary>The time limit of one task, as Slurm writes it: minutes, h:mm:ss, d-hh.</summary>
    public string? Time { get; init; }

    /// <summary>Graphics cards.</summary>
    public string? Gpus { get; init; }

    /// <summary>Cores.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>Tasks at a time; null for as many as there is room for.</summary>
    public int? Jobs { get; init; }

    /// <summary>Seconds before the limit at which a task saves and makes room.</summary>
    public int Warning { get; init; } = 120;

    /// <summary>Any other options of <c>sbatch</c>.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>The options as lines of a batch script.</summary>
    public string Lines =>
        string.Join(
            '\n',
            new[]
            {
                Partition is null ? null : $"--partition={Partition}",
                Time is null ? null : $"--time={Time}",
                Gpus is null ? null : $"--gpus={Gpus}",
            }
                .OfType<string>()
                .Append($"--cpus-per-task={Cpus}")
                .Concat(Others)
                .Select(option => "#SBATCH " + option)
        );
}
