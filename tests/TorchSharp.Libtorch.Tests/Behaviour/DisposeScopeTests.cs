using static TorchSharp.torch;

namespace TorchSharp.Tests;

/// <summary>Dispose scopes: what they free, what leaves them, and that memory stays where it was.</summary>
public sealed class DisposeScopeTests
{
    [Fact]
    public void A_scope_frees_what_was_made_in_it()
    {
        var before = LiveTensors.Count();
        Tensor inner;
        using (NewDisposeScope())
        {
            inner = ones(3) + 1;
            Assert.Equal(before + 2, Tensor.TotalCount);
        }

        Assert.True(inner.IsInvalid);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Scopes_nest()
    {
        using var outer = NewDisposeScope();
        var kept = ones(2);
        using (var inner = NewDisposeScope())
        {
            _ = kept + 1;
            Assert.Equal((1, 1), (inner.DisposablesCount, outer.DisposablesCount));
            Assert.Same(inner, CurrentDisposeScope);
        }

        Assert.False(kept.IsInvalid);
        Assert.Same(outer, CurrentDisposeScope);
        Assert.Equal(1, outer.DisposablesCount);
    }

    [Fact]
    public void A_tensor_moves_to_the_outer_scope()
    {
        Tensor first, second, third;
        using (NewDisposeScope())
        {
            using (var inner = NewDisposeScope())
            {
                first = inner.MoveToOuter(ones(1));
                (second, third) = inner.MoveToOuter(ones(1), ones(1).MoveToOuterDisposeScope());
            }
            Assert.False(first.IsInvalid || second.IsInvalid || third.IsInvalid);
        }
        Assert.True(first.IsInvalid && second.IsInvalid && third.IsInvalid);
    }

    [Fact]
    public void A_tensor_that_is_detached_outlives_every_scope()
    {
        Tensor first, second;
        using (NewDisposeScope())
        {
            using var inner = NewDisposeScope();
            first = ones(1).DetachFromDisposeScope();
            second = inner.Detach(ones(1));
        }
        using (first)
        using (second)
        {
            Assert.Equal(2, (first + second).item<float>());
        }
    }

    [Fact]
    public void A_scope_can_free_everything_but_one()
    {
        using var scope = NewDisposeScope();
        var (lost, kept) = (ones(1), ones(1));

        Assert.Same(kept, scope.DisposeEverythingBut(kept));
        Assert.True(lost.IsInvalid);
        Assert.True(scope.Contains(kept));

        scope.DisposeEverything();
        Assert.True(kept.IsInvalid);
    }

    [Fact]
    public void The_result_of_a_wrapped_expression_stays()
    {
        var before = LiveTensors.Count();
        using (var sum = WrappedTensorDisposeScope(() => (ones(3) * 2 + 1).sum()))
        {
            Assert.Equal(9, sum.item<float>());
            Assert.Equal(before + 1, Tensor.TotalCount);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_scope_ends_even_if_an_operator_fails_in_it()
    {
        var before = LiveTensors.Count();

        Assert.ThrowsAny<Exception>(() =>
        {
            using var scope = NewDisposeScope();
            return ones(2, 3).mm(ones(2, 3));
        });

        Assert.Equal(before, Tensor.TotalCount);
        Assert.Null(CurrentDisposeScope);
    }

    [Fact]
    public async Task Every_thread_has_scopes_of_its_own_and_a_scope_may_end_on_another()
    {
        var scope = NewDisposeScope();
        var own = ones(1);
        var (current, others) = await OnAnotherThread(() => (CurrentDisposeScope, ones(1)));

        using (others)
        {
            Assert.Null(current);
            Assert.Equal(1, scope.DisposablesCount);
        }
        Assert.True(await OnAnotherThread(() =>
        {
            scope.Dispose();
            return own.IsInvalid;
        }));
    }

    [Fact]
    public void Scopes_may_end_in_any_order()
    {
        var outer = NewDisposeScope();
        var early = ones(1);
        var inner = NewDisposeScope();
        var late = ones(1);

        outer.Dispose();
        Assert.True(early.IsInvalid);
        Assert.False(inner.MoveToOuter(late).IsInvalid);
        inner.Dispose();

        Assert.False(late.IsInvalid);
        Assert.Null(CurrentDisposeScope);
        late.Dispose();
    }

    [Fact]
    public void The_finalizer_frees_what_nobody_disposed_of()
    {
        var before = LiveTensors.Count();
        MakeGarbage();
        Assert.Equal(before, LiveTensors.Count());
    }

    [Fact]
    public void Memory_stays_flat_over_thousands_of_operations()
    {
        using var outer = NewDisposeScope();
        var weight = randn(128, 128).requires_grad_();
        Work(weight, steps: 100);
        var (tensors, memory) = (LiveTensors.Count(), Environment.WorkingSet);

        Work(weight, steps: 3000);

        Assert.Equal(tensors, Tensor.TotalCount);
        // Each step makes three results and a gradient of 64 KB: one of them lost per step would be 190 MB.
        Assert.InRange(Environment.WorkingSet, 0, memory + (50 << 20));
    }

    private static Task<T> OnAnotherThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void Work(Tensor weight, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            using var scope = NewDisposeScope();
            (weight * 2).square().sum().backward();
            weight.grad = null;
        }
    }

    private static void MakeGarbage()
    {
        for (var i = 0; i < 100; i++)
        {
            _ = ones(10);
        }
    }
}
