using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;

namespace Harmonic.Figures;

/// <summary>The function of an <see cref="Interaction"/> and its controls, which go together.</summary>
internal sealed class DrawingFunction
{
    /// <summary>Starting values by name, as JSON, from whoever starts the notebook.</summary>
    private const string StartingValues = "HARMONIC_SLIDERS";

    private readonly Delegate _draw;
    private readonly Type[] _types;

    internal DrawingFunction(Delegate draw, Adjustable[] controls)
    {
        ArgumentNullException.ThrowIfNull(draw);
        ArgumentNullException.ThrowIfNull(controls);
        var taken = draw.GetType().GetMethod("Invoke")!.GetParameters();
        var named = draw.Method.GetParameters()[^taken.Length..];
        _draw = draw;
        _types = [.. taken.Select(parameter => parameter.ParameterType)];
        Names = [.. named.Where(parameter => !IsOwn(parameter.ParameterType)).Select(parameter => parameter.Name ?? "value")];
        Controls = controls;
        Check();
        foreach (var (name, value) in Starts())
        {
            if (Names.IndexOf(name) is >= 0 and var index)
            {
                Controls[index].StartAt(name, value?.ToString() ?? "");
            }
        }
    }

    /// <summary>The parameters' names, without those for progress and stopping.</summary>
    internal List<string> Names { get; }

    /// <summary>The controls, one for each name.</summary>
    internal Adjustable[] Controls { get; }

    /// <summary>Calls the function.</summary>
    internal object? Call(object[] values, IProgress<double> progress, CancellationToken stop)
    {
        var given = new Queue<object>(values);
        object?[] arguments =
        [
            .. _types.Select(type =>
                type == typeof(CancellationToken) ? stop
                : type == typeof(IProgress<double>) ? progress
                : given.Dequeue() is var value && type != value.GetType() && value is IConvertible && IsWider(value.GetType(), type)
                    ? Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture)
                : value
            ),
        ];
        try
        {
            return _draw.DynamicInvoke(arguments);
        }
        catch (TargetInvocationException failure) when (failure.InnerException is { } cause)
        {
            ExceptionDispatchInfo.Capture(cause).Throw();
            throw;
        }
    }

    private void Check()
    {
        if (_draw.Method.ReturnType == typeof(void) || typeof(Task).IsAssignableFrom(_draw.Method.ReturnType))
        {
            throw new ArgumentException("The function is to return a figure, and at once: it returns nothing, or a task.");
        }

        if (Names.Count != Controls.Length)
        {
            throw new ArgumentException(
                $"The function takes {Count(Names.Count, "value")} ({string.Join(", ", Names)}), and there "
                    + $"{(Controls.Length == 1 ? "is" : "are")} {Count(Controls.Length, "control")}: each needs one."
            );
        }

        if (Names.Distinct().Count() < Names.Count)
        {
            throw new ArgumentException("The function's parameters need names of their own, which stand beside the controls.");
        }

        Type[] types = [.. _types.Where(type => !IsOwn(type))];
        for (var index = 0; index < types.Length; index++)
        {
            var given = Controls[index].Type;
            if (!types[index].IsAssignableFrom(given) && !IsWider(given, types[index]))
            {
                throw new ArgumentException(
                    $"The parameter `{Names[index]}` of the function is of type {types[index].Name}; its control gives {given.Name}."
                );
            }
        }
    }

    private static JsonObject Starts()
    {
        try
        {
            return JsonNode.Parse(Environment.GetEnvironmentVariable(StartingValues) ?? "{}") as JsonObject ?? [];
        }
        catch (System.Text.Json.JsonException)
        {
            throw new ArgumentException($"{StartingValues} is to be a JSON object of starting values by name.");
        }
    }

    private static bool IsOwn(Type type) => type == typeof(CancellationToken) || type == typeof(IProgress<double>);

    private static bool IsWider(Type given, Type wanted) =>
        (given == typeof(int) && (wanted == typeof(double) || wanted == typeof(float) || wanted == typeof(long)))
        || (given == typeof(double) && wanted == typeof(float));

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
