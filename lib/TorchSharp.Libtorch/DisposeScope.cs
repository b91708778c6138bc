namespace TorchSharp;

/// <summary>Frees, at its end, every tensor made while it was the innermost scope of its thread and not moved out of it.</summary>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic] private static DisposeScope? current;

    private readonly HashSet<torch.Tensor> tensors = new(ReferenceEqualityComparer.Instance);

    internal DisposeScope()
    {
        Outer = current;
        current = this;
    }

    internal static DisposeScope? Current => current;

    internal DisposeScope? Outer { get; }

    /// <summary>How many tensors it would free now.</summary>
    public int DisposablesCount => tensors.Count;

    internal void Include(torch.Tensor tensor) => tensors.Add(tensor);

    internal void Exclude(torch.Tensor tensor) => tensors.Remove(tensor);

    /// <summary>Leaves a tensor to the scope around this one, or to nobody if there is none.</summary>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        if (disposable is torch.Tensor tensor)
        {
            tensor.MoveTo(Outer);
        }
        return disposable;
    }

    /// <summary>Frees every tensor of this scope, and ends it.</summary>
    /// <exception cref="InvalidOperationException">A scope opened after it is still open.</exception>
    public void Dispose()
    {
        if (current != this)
        {
            throw new InvalidOperationException("Dispose scopes end in the reverse order of their beginning, on the thread that began them.");
        }
        current = Outer;
        foreach (var tensor in tensors.ToArray())
        {
            tensor.Dispose();
        }
    }
}

public static partial class torch
{
    /// <summary>Begins a scope; end it with <c>using</c>.</summary>
    public static DisposeScope NewDisposeScope() => new();

    /// <summary>The innermost scope of this thread, or null.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScope.Current;

    /// <summary>Runs <paramref name="expr"/> in a scope of its own, and keeps its result.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        ArgumentNullException.ThrowIfNull(expr);
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(expr());
    }
}
