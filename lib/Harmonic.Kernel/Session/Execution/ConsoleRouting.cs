namespace Harmonic.Kernel.Session.Execution;

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
            Terminal = Console.Out;
            Console.SetOut(new RoutedWriter("stdout", Console.Out));
            Console.SetError(new RoutedWriter("stderr", Console.Error));
            Console.SetIn(new RoutedReader(Console.In));
        }
    }
}
