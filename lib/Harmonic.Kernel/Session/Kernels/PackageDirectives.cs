using System.Text.Json.Serialization;
using Harmonic.Kernel.Session.Execution;
using Harmonic.Kernel.Session.Packages;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;

namespace Harmonic.Kernel.Session.Kernels;

/// <summary><c>#r "nuget:…"</c> and <c>#i "nuget:…"</c>: gathered, then restored together before the code that follows.</summary>
internal static class PackageDirectives
{
    /// <summary>Adds the directives to the kernels whose cells may carry them.</summary>
    public static void Register(IEnumerable<LanguageKernel> languages, SessionPackages session, PackageExtensions extensions)
    {
        foreach (var language in languages)
        {
            Register(language, session, extensions);
        }
    }

    private static void Register(LanguageKernel kernel, SessionPackages session, PackageExtensions extensions)
    {
        var (packages, feeds) = (new List<string>(), new List<string>());
        kernel.AddDirective<ReferToPackage>(Directive("#r", "Refers to a package, an assembly or a project."), (command, _) =>
            Gather(packages, command.Reference)
        );
        kernel.AddDirective<AddFeed>(Directive("#i", "Adds a package feed, by its address or a folder."), (command, _) =>
            Gather(feeds, command.Reference)
        );
        kernel.AddDirective(Restore(), async (command, context) =>
        {
            var wanted = (Packages: packages.ToArray(), Feeds: feeds.ToArray());
            packages.Clear();
            feeds.Clear();
            var cell = CellContext.Current!;
            try
            {
                var added = session.Add(wanted.Packages, wanted.Feeds, cell.Output, cell.Interrupt);
                await kernel.ReferAsync(session.References);
                foreach (var package in added)
                {
                    var reference = new ResolvedPackageReference(package.Name, package.Version, [], package.Folder);
                    context.Publish(new PackageAdded(reference, command));
                    await extensions.LoadAsync(package, context);
                }
            }
            catch (DirectiveException failure)
            {
                cell.Error ??= Languages.Error(failure.Message, cell.Text); // The code that follows does not run.
                throw;
            }
        });
        kernel.RegisterCommandHandler<AddPackageSource>((command, _) => Gather(feeds, "nuget:" + command.PackageSource));
    }

    /// <summary>What .NET Interactive puts between the directives of a cell that refer to packages and its code.</summary>
    private static KernelActionDirective Restore() => new("#!nuget-restore") { Hidden = true };

    private static KernelActionDirective Directive(string name, string description) =>
        new(name, description)
        {
            Parameters =
            {
                new("--reference") { AllowImplicitName = true, Required = true },
            },
        };

    private static Task Gather(List<string> list, string reference)
    {
        list.Add(reference.Trim('"', ' ')["nuget:".Length..]);
        return Task.CompletedTask;
    }

    private sealed class ReferToPackage(string reference) : KernelCommand
    {
        [JsonPropertyName("reference")]
        public string Reference { get; } = reference;
    }

    private sealed class AddFeed(string reference) : KernelCommand
    {
        [JsonPropertyName("reference")]
        public string Reference { get; } = reference;
    }
}
