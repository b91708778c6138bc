using Harmonic.Data;
using Harmonic.Models;
using Harmonic.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Harmonic.Bench;

/// <summary>The whole training program; the caller times the process.</summary>
internal static class Training
{
    internal static object Measure(int steps, Device device)
    {
        manual_seed(0);
        using var encoder = new ToyEncoder().to(device);
        using var objective = new ShiftObjective(encoder, new ShiftTripletSampler(0), ShiftTerms.WriteUp(), 1024, device);
        var history = TrainingLoop.Run(objective, new TrainingSettings { Steps = steps });
        return new { loss = history.Last("loss") };
    }
}
