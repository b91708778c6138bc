using System.Reflection;
using Harmonic.Kernel.Session.Compilation;
using Harmonic.Kernel.Session.Packages;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary>
/// What a package brings for .NET Interactive, in its folder <c>interactive-extensions/dotnet</c>: extensions in assemblies, and a script.
/// </summary>
internal sealed class PackageExtensions(CompositeKernel kernel, SubmissionLoadContext loadContext)
{
    private const string Script = "extension.dib";

    /// <summary>Whether there is any: it may have put itself before every command.</summary>
    public bool AnyLoaded { get; private set; }

    /// <summary>Loads a package's extensions.</summary>
    /// <exception cref="DirectiveException">One cannot be loaded.</exception>
    public async Task LoadAsync(RestoredPackage package, KernelInvocationContext context)
    {
        var folder = Path.Combine(package.Folder, "interactive-extensions", "dotnet");
        if (!Directory.Exists(folder))
        {
            return;
        }
        AnyLoaded = true;
        foreach (var file in Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal))
        {
            foreach (var type in ExtensionTypes(file))
            {
                await LoadAsync(type, package, context);
            }
        }
        if (Path.Combine(folder, Script) is var script && File.Exists(script))
        {
            await Documents.RunAsync(kernel, script);
        }
    }

    private async Task LoadAsync(Type type, RestoredPackage package, KernelInvocationContext context)
    {
        try
        {
            var extension = (IKernelExtension)Activator.CreateInstance(type)!;
            await extension.OnLoadAsync(kernel);
            context.Publish(new KernelExtensionLoaded(extension, context.Command));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new DirectiveException(
                $"The extension {type.Name} of {package.Name} {package.Version} cannot be loaded: "
                    + $"{(failure.InnerException ?? failure).Message}"
            );
        }
    }

    private IEnumerable<Type> ExtensionTypes(string file)
    {
        var name = AssemblyName.GetAssemblyName(file);
        if (KernelAssemblies.Holds(name.Name!) || FrameworkReferences.Holds(name.Name!))
        {
            return [];
        }
        loadContext.AddAssembly(file);
        return loadContext
            .LoadFromAssemblyName(name)
            .GetExportedTypes()
            .Where(type =>
                type is { IsAbstract: false, IsGenericTypeDefinition: false } && typeof(IKernelExtension).IsAssignableFrom(type)
            );
    }
}
