using System.Runtime.InteropServices;
using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Harmonic.Training;

/// <summary>Weights, Adam's memory and the history so far, in one safetensors file.</summary>
internal static class Checkpoint
{
    private const string Weight = "weight.",
        First = "exp_avg.",
        Second = "exp_avg_sq.",
        StepsOf = "steps.",
        History = "history";

    internal static void Save(string path, IObjective objective, Adam optimizer, TrainingHistory history, TrainingSettings settings)
    {
        using var scope = NewDisposeScope();
        var model = objective.Model;
        var tensors = new Dictionary<string, Tensor> { [History] = tensor(history.ToArray()) };
        foreach (var (name, value) in model.state_dict())
        {
            tensors[Weight + name] = value;
        }
        foreach (var (name, state) in States(model, optimizer))
        {
            tensors[First + name] = state.exp_avg;
            tensors[Second + name] = state.exp_avg_sq;
            if (state.step != history.Steps) // a layer that is used now and then is learned in fewer steps
            {
                tensors[StepsOf + name] = tensor(state.step);
            }
        }
        Safetensors.Save(path, tensors, Facts(objective, history, settings));
    }

    internal static void Load(string path, IObjective objective, Adam optimizer, TrainingHistory history, TrainingSettings settings)
    {
        using var scope = NewDisposeScope();
        var model = objective.Model;
        var (tensors, facts) = Safetensors.Load(path);
        foreach (var (name, wanted) in Facts(objective, history, settings).Where(fact => fact.Key != nameof(history.Elapsed)))
        {
            var found = facts.GetValueOrDefault(name, "nothing");
            if (found != wanted)
            {
                throw new InvalidDataException(
                    $"{path} belongs to another run: its {name} is {found}, this run's is {wanted}. Delete it, or name another checkpoint."
                );
            }
        }
        try
        {
            Weights.Give(
                model,
                tensors
                    .Where(pair => pair.Key.StartsWith(Weight, StringComparison.Ordinal))
                    .ToDictionary(pair => pair.Key[Weight.Length..], pair => pair.Value),
                path
            );
            foreach (var (name, state) in States(model, optimizer))
            {
                state.exp_avg.copy_(tensors[First + name]);
                state.exp_avg_sq.copy_(tensors[Second + name]);
                state.step = tensors.TryGetValue(StepsOf + name, out var steps) ? steps.item<long>() : tensors[History].size(0);
            }
            foreach (var row in tensors[History].data<float>().ToArray().Chunk(history.Metrics.Count))
            {
                history.Add(row);
            }
            history.Elapsed = TimeSpan.FromSeconds(double.Parse(facts[nameof(history.Elapsed)]));
        }
        catch (Exception error)
            when (error
                    is KeyNotFoundException
                        or InvalidOperationException
                        or ArgumentException
                        or FormatException
                        or OverflowException
                        or ExternalException
            )
        {
            throw new InvalidDataException(
                $"{path} does not hold a checkpoint of this model. Delete it, or name another checkpoint.",
                error
            );
        }
    }

    private static IEnumerable<(string Name, Adam.State State)> States(nn.Module model, Adam optimizer) =>
        model.named_parameters().Zip(optimizer.state_dict().State, (named, state) => (named.name, (Adam.State)state));

    private static Dictionary<string, string> Facts(IObjective objective, TrainingHistory history, TrainingSettings settings) =>
        new()
        {
            ["Objective"] = objective.Description,
            ["Metrics"] = JsonSerializer.Serialize(history.Metrics),
            [nameof(settings.Seed)] = settings.Seed.ToString(),
            [nameof(settings.LearningRate)] = settings.LearningRate.ToString("R"),
            [nameof(history.Elapsed)] = history.Elapsed.TotalSeconds.ToString("R"),
        };
}
