#pragma warning disable CA1001 // What it cancels is disposed of by the thread that made it.
using System.Diagnostics;

namespace Harmonic.Figures;

/// <summary>
/// Draws beside the notebook's cells, the latest wish alone: while one drawing is made any number of wishes become one, and a drawing
/// that takes long is stopped for the next.
/// </summary>
/// <param name="draw">Makes one drawing; its token is cancelled when it is out of date.</param>
internal sealed class Redrawing(Action<CancellationToken> draw)
{
    /// <summary>A drawing that is faster than this is made to its end: while a slider moves, something is to be seen.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private bool _wanted;
    private bool _alive;
    private CancellationTokenSource? _running;
    private long _began;

    /// <summary>Whether a newer wish waits, so that the drawing that is made now will not be looked at.</summary>
    internal bool IsWanted
    {
        get
        {
            lock (_gate)
            {
                return _wanted;
            }
        }
    }

    /// <summary>Asks for a drawing and returns at once.</summary>
    internal void Want()
    {
        lock (_gate)
        {
            _wanted = true;
            var left = Patience - Stopwatch.GetElapsedTime(_began);
            _running?.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            Monitor.Pulse(_gate);
            if (!_alive)
            {
                _alive = true;
                new Thread(Work) { IsBackground = true, Name = "Figure beside its sliders" }.Start();
            }
        }
    }

    /// <summary>Stops the drawing that is made now, if one is.</summary>
    internal void Stop()
    {
        lock (_gate)
        {
            _wanted = false;
            _running?.Cancel();
        }
    }

    private void Work()
    {
        while (Next() is { } running)
        {
            draw(running.Token);
            lock (_gate)
            {
                _running = null;
            }

            running.Dispose();
        }
    }

    private CancellationTokenSource? Next()
    {
        lock (_gate)
        {
            if (!_wanted)
            {
                Monitor.Wait(_gate, Idle);
            }

            if (!_wanted)
            {
                _alive = false;
                return null;
            }

            _wanted = false;
            _began = Stopwatch.GetTimestamp();
            return _running = new CancellationTokenSource();
        }
    }
}
