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
        Call("build", "-c", "Release", "-v:q", "-tl:off", "-nodeReuse:false", "-clp:NoSummary");
        var made = Call("msbuild", "-p:Configuration=Release", "-getProperty:TargetPath");
        if (made.Length == 0)
        {
            throw new DirectiveException(
                $"{Path.GetFileName(project)} is for several frameworks, and a cell needs one: write TargetFramework instead of "
                    + "TargetFrameworks there."
            );
        }
        chain.AddReference(made);
        loadContext.AddAssembly(made);

        string Call(string command, params string[] options)
        {
            var (succeeded, output) = DotNetProgram.Run(Path.GetDirectoryName(project)!, [command, project, "-nologo", .. options], cancel);
            return succeeded
                ? output.Trim()
                : throw new DirectiveException($"{Path.GetFileName(project)} does not build: {DotNetProgram.Explain(output)}");
        }
    }

    [GeneratedRegex("""^[ \t]*#r[ \t]+"project:(?<path>[^"]+)".*?$""", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
