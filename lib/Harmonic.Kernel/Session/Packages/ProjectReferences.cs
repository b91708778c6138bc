using System.Text.RegularExpressions;
using Harmonic.Kernel.Session.Compilation;

namespace Harmonic.Kernel.Session.Packages;

/// <summary><c>#r "project:PATH.csproj"</c>: builds a project and refers to what it makes.</summary>
internal sealed partial class ProjectReferences(SubmissionChain chain, SubmissionLoadContext loadContext, string baseDirectory)
{
    /// <summary>Carries out the directives in a piece of code, and returns it without them, line by line as it was.</summary>
    /// <exception cref="DirectiveException">A project is not there, or does not build.</exception>
    public string Resolve(string code, CancellationToken cancel) =>
        !code.Contains("project:", StringComparison.Ordinal)
            ? code
            : Directive()
                .Replace(code, match =>
                {
                    Refer(match.Groups["path"].Value.Trim(), cancel);
                    return "";
                });

    private void Refer(string path, CancellationToken cancel)
    {
        var project = Path.GetFullPath(Path.Combine(baseDirectory, path));
        if (!File.Exists(project))
        {
            throw new DirectiveException($"There is no project {path}; paths are relative to the notebook's folder.");
        }
        var folder = Path.GetDirectoryName(project)!;
        var (succeeded, output) = DotNetProgram.Run(
            folder,
            ["build", project, "-c", "Release", "-v:q", "-nologo", "-tl:off", "-nodeReuse:false", "-clp:NoSummary"],
            cancel
        );
        if (!succeeded)
        {
            throw new DirectiveException($"{Path.GetFileName(project)} does not build: {DotNetProgram.Explain(output)}");
        }
        var (_, made) = DotNetProgram.Run(
            folder,
            ["msbuild", project, "-p:Configuration=Release", "-getProperty:TargetPath", "-nologo"],
            cancel
        );
        chain.AddReference(made.Trim());
        loadContext.AddAssembly(made.Trim());
    }

    [GeneratedRegex("""^[ \t]*#r[ \t]+"project:(?<path>[^"]+)".*?$""", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
