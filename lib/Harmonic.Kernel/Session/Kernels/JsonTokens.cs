using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>
/// Newtonsoft's JSON as text: to the formatters of .NET Interactive its tokens are sequences of sequences, and some cannot be shown at all.
/// </summary>
internal static class JsonTokens
{
    private const string Library = "Newtonsoft.Json";

    private static readonly Lazy<bool> Watching = new(() =>
    {
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Look(loaded.LoadedAssembly);
        return true;
    });

    /// <summary>
    /// Registers the library's tokens now, for a session before may have put formatters back to their defaults, or when it is loaded.
    /// </summary>
    public static void Install()
    {
        _ = Watching.Value;
        Array.ForEach(AppDomain.CurrentDomain.GetAssemblies(), Look);
    }

    private static void Look(Assembly assembly)
    {
        if (assembly.GetName().Name != Library || assembly.GetType(Library + ".Linq.JToken") is not { } token)
        {
            return;
        }
        Formatter.Register(token, Write, PlainTextFormatter.MimeType);
        Formatter.Register(token, Write, JsonFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(token, PlainTextFormatter.MimeType);
    }

    private static void Write(object token, TextWriter writer) => writer.Write(token.ToString());
}
