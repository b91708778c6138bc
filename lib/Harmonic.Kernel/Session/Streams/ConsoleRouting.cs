using System.Reactive.Disposables;
using Microsoft.DotNet.Interactive.Utility;

namespace Harmonic.Kernel.Session.Streams;

/// <summary>Puts the routed readers and writers in the place of <see cref="Console"/>'s, once per process.</summary>
internal static class ConsoleRouting
{
    private static readonly Lock Gate = new();
    private static bool installed;

    /// <summary>The process's own standard output, whatever cells do to the console.</summary>
    public static TextWriter Terminal { get; private set; } = Console.Out;

    /// <summary>Starts routing, unless it has begun.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (installed)
            {
                return;
            }
            installed = true;
            var (input, errors) = (Console.In, Console.Error);
            Terminal = Console.Out;
            // .NET Interactive puts its own writers over these when a command begins, and takes them away when none is left: this one
            // stays.
            ConsoleOutput.Subscribe(_ => Disposable.Empty);
            Console.SetOut(new RoutedWriter("stdout", Terminal));
            Console.SetError(new RoutedWriter("stderr", errors));
            Console.SetIn(new RoutedReader(input));
        }
    }
}
