using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harmonic.Training;

/// <summary>
/// A training that was made before: its weights (<c>seed-0.safetensors</c>) and its record (<c>seed-0.run.json</c>) beside the place of its
/// checkpoint. It takes the place of training anew only where <see cref="Variable"/> asks for it, as <c>./run verify --from-weights</c>
/// does.
/// </summary>
internal static class FinishedTraining
{
    /// <summary>The environment variable that asks for it, by the value 1.</summary>
    internal const string Variable = "HARMONIC_FROM_WEIGHTS";

    /// <summary>Gives the model its weights and the history its steps.</summary>
    /// <returns>Whether it was asked for and is there.</returns>
    /// <exception cref="InvalidDataException">What is there is another training.</exception>
    internal static bool Load(IObjective objective, TrainingSettings settings, TrainingHistory history)
    {
        if (settings.Checkpoint is null || Environment.GetEnvironmentVariable(Variable) != "1")
        {
            return false;
        }
        var stem = TrainingTrack.Stem(settings.Checkpoint);
        var (weights, record) = (stem + ".safetensors", stem + ".run.json");
        if (!File.Exists(weights) || !File.Exists(record))
        {
            return false;
        }
        try
        {
            var facts = JsonNode.Parse(File.ReadAllText(record))!;
            foreach (
                var (name, found, wanted) in ((string, double, double)[])
                    [
                        ("seed", (double)facts["seed"]!, settings.Seed),
                        ("steps", (double)facts["steps"]!, settings.Steps),
                        ("learning rate", (double)facts["learningRate"]!, settings.LearningRate),
                    ]
            )
            {
                if (found != wanted)
                {
                    throw new InvalidDataException($"{record} is of another training: its {name} is {found}, this one's is {wanted}.");
                }
            }
            var columns = history.Metrics.Select(metric => facts["metrics"]![metric].Deserialize<float[]>(NamedNumbers)!).ToList();
            Weights.Load(weights, objective.Model);
            for (var step = 0; step < columns[0].Length; step++)
            {
                history.Add([.. columns.Select(column => column[step])]);
            }
            history.Elapsed = TimeSpan.FromSeconds((double)facts["secondsElapsed"]!);
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            throw new InvalidDataException(
                $"{record} does not hold the metrics of this training ({string.Join(", ", history.Metrics)}).",
                error
            );
        }
    }

    private static readonly JsonSerializerOptions NamedNumbers = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };
}
