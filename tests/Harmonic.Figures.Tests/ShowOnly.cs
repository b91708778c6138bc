using System.Reflection;
using System.Runtime.Loader;

namespace Harmonic.Figures.Tests;

/// <summary>Shows a figure where nothing else was loaded before, as a notebook's first figure is.</summary>
internal static class ShowOnly
{
    /// <summary>
    /// The assemblies beside this one that a figure loads to be shown in every form of a notebook in which a person works.
    /// </summary>
    internal static string LoadedInOwnContext()
    {
        var context = new OwnContext(Path.GetDirectoryName(typeof(Figure).Assembly.Location)!);
        var library = context.LoadFromAssemblyName(typeof(Figure).Assembly.GetName());
        var figure = Activator.CreateInstance(library.GetType(typeof(Figure).FullName!)!, "Shown", 1, 1)!;
        var source = Activator.CreateInstance(library.GetType(typeof(FigureFormatterSource).FullName!)!)!;
        var formatters = (System.Collections.IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        foreach (var formatter in formatters)
        {
            formatter.GetType().GetMethod("Format")!.Invoke(formatter, [figure, new StringWriter()]);
        }

        return string.Join(", ", context.Loaded.Order());
    }

    /// <summary>Loads what lies in a folder anew and remembers it; the framework is shared.</summary>
    private sealed class OwnContext(string folder) : AssemblyLoadContext("shown", isCollectible: false)
    {
        internal List<string> Loaded { get; } = [];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            if (!File.Exists(path))
            {
                return null;
            }

            Loaded.Add(assemblyName.Name!);
            return LoadFromAssemblyPath(path);
        }
    }
}
