namespace TorchSharp;

/// <summary>
/// Frees, at its end, every tensor made while it was the innermost scope of its thread and not moved out of it. It may end on
/// another thread, as after an <c>await</c>; what that thread makes does not belong to it.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic] private static DisposeScope? current;

    private readonly HashSet<torch.Tensor> tensors = new(ReferenceEqualityComparer.Instance);
    private readonly DisposeScope? outer;
    private bool ended;

    internal DisposeScope()
    {
        outer = Current;
        current = this;
    }

    internal static DisposeScope? Current => current = Open(current);

    internal DisposeScope? Outer => Open(outer);

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

    /// <summary>Leaves two to the scope around this one.</summary>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (MoveToOuter(first), MoveToOuter(second));

    /// <summary>Leaves three to the scope around this one.</summary>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    /// <summary>Takes a tensor out of this scope: from now on whoever holds it frees it.</summary>
    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        if (disposable is torch.Tensor tensor && tensors.Contains(tensor))
        {
            tensor.DetachFromDisposeScope();
        }
        return disposable;
    }

    /// <summary>Whether this scope would free it.</summary>
    public bool Contains(IDisposable disposable) => disposable is torch.Tensor tensor && tensors.Contains(tensor);

    /// <summary>Frees every tensor of this scope, which goes on.</summary>
    public void DisposeEverything() => Free(null);

    /// <summary>Frees every tensor of this scope but one; the scope goes on.</summary>
    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        Free(keep);
        return keep;
    }

    /// <summary>Frees every tensor of this scope, and ends it.</summary>
    public void Dispose()
    {
        ended = true;
        Free(null);
    }

    private static DisposeScope? Open(DisposeScope? scope)
    {
        while (scope is { ended: true })
        {
            scope = scope.outer;
        }
        return scope;
    }

    private void Free(IDisposable? keep)
    {
        foreach (var tensor in tensors.Where(tensor => !ReferenceEquals(tensor, keep)).ToArray())
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
