using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Harmonic.Kernel.Session.Compilation;

/// <summary>
/// Namespaces, which C#'s script dialect refuses. Those of a cell and the files with namespaces that it loads become a library, to which
/// the rest of the cell and later cells refer. It sees what a file of a project sees: its own usings, those that the SDK adds, and what
/// the notebook refers to; nothing that cells declare.
/// </summary>
internal sealed class SourceLibraries(SourceReferenceResolver files, SubmissionLoadContext loadContext)
{
    /// <summary>What the compiler says of a namespace in a script.</summary>
    public const string NamespaceInScript = "CS7021";

    private const string ProjectUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private readonly string assemblyPrefix = $"ℒ{Guid.NewGuid():N}-";

    /// <summary>The library that holds a type.</summary>
    private readonly Dictionary<string, string> owners = [];

    private int compiledCount;

    /// <summary>Compiles and loads the namespaces of a piece of script.</summary>
    /// <returns>The piece without them, line by line as it was, and what it then refers to.</returns>
    /// <exception cref="CompilationException">They have errors.</exception>
    public (SyntaxTree Piece, IReadOnlyList<MetadataReference> Made) TakeOut(
        SyntaxTree piece,
        Func<SyntaxTree, CSharpCompilation> compile,
        CancellationToken cancel
    )
    {
        var root = (CompilationUnitSyntax)piece.GetRoot(cancel);
        var spaces = root.Members.Where(IsNamespace).ToList();
        var loaded = root.GetLoadDirectives().ToDictionary(load => load, load => Loaded(load, piece.FilePath));
        var units = loaded.Values.OfType<SyntaxTree>().DistinctBy(unit => unit.FilePath).ToList();
        if (spaces.Count + units.Count == 0)
        {
            return (piece, []);
        }
        var text = piece.GetText(cancel).ToString();
        List<SyntaxNode> moved = [.. spaces, .. loaded.Keys.Where(load => loaded[load] is not null)];
        if (spaces.Count > 0)
        {
            IEnumerable<SyntaxNode> left = root.Members.Except(spaces);
            units.Add(Parse(Blank(text, [.. left, .. root.GetReferenceDirectives(), .. loaded.Keys]), piece.FilePath));
            moved.AddRange(root.AttributeLists);
        }
        var rest = SubmissionChain.Parse(Blank(text, moved), piece.FilePath);
        return (rest, Build(units, compile(rest), cancel));
    }

    private static bool IsNamespace(MemberDeclarationSyntax member) => member is BaseNamespaceDeclarationSyntax;

    /// <summary>A file that declares nothing but types, some of them in namespaces; null for what can be loaded as a script.</summary>
    private SyntaxTree? Loaded(LoadDirectiveTriviaSyntax load, string from)
    {
        if (files.ResolveReference(load.File.ValueText, from) is not { } path)
        {
            return null;
        }
        var unit = Parse(File.ReadAllText(path), path);
        var members = ((CompilationUnitSyntax)unit.GetRoot()).Members;
        return members.Any(IsNamespace) && !members.Any(member => member is GlobalStatementSyntax) ? unit : null;
    }

    private static SyntaxTree Parse(string code, string name) =>
        CSharpSyntaxTree.ParseText(
            SourceText.From(code, System.Text.Encoding.UTF8),
            SubmissionChain.ParseOptions.WithKind(SourceCodeKind.Regular),
            name
        );

    private static string Blank(string text, IEnumerable<SyntaxNode> nodes)
    {
        var characters = text.ToCharArray();
        foreach (var position in nodes.SelectMany(node => Enumerable.Range(node.SpanStart, node.Span.Length)))
        {
            characters[position] = characters[position] is '\n' or '\r' ? characters[position] : ' ';
        }
        return new string(characters);
    }

    /// <summary>
    /// A library with a type that others had takes their place: it has the name of one and a higher version, which the compiler prefers,
    /// and of the rest there are empty versions.
    /// </summary>
    private List<MetadataReference> Build(IReadOnlyList<SyntaxTree> units, CSharpCompilation session, CancellationToken cancel)
    {
        var version = Parse($"[assembly: System.Reflection.AssemblyVersion(\"0.0.0.{++compiledCount}\")]", "");
        var references = session
            .SourceModule.ReferencedAssemblySymbols.GroupBy(assembly => assembly.Identity.Name)
            .Select(versions => session.GetMetadataReference(versions.MaxBy(assembly => assembly.Identity.Version)!)!);
        var options = session.Options.WithUsings().WithOptimizationLevel(OptimizationLevel.Release);
        var empty = CSharpCompilation.Create(assemblyPrefix + compiledCount, [version], references, options);
        var written = empty.AddSyntaxTrees(units);
        var types = Types(written.Assembly.GlobalNamespace).Select(type => $"{type.ContainingNamespace}.{type.MetadataName}").ToList();
        var replaced = types.Select(owners.GetValueOrDefault).OfType<string>().Distinct().ToList();
        var name = replaced.FirstOrDefault(written.AssemblyName!);
        var made = Load(Attempts(written.WithAssemblyName(name), units), cancel);
        var others = replaced.Skip(1).Select(other => Load([empty.WithAssemblyName(other)], cancel)).ToList();
        owners.Where(owner => replaced.Contains(owner.Value)).ToList().ForEach(owner => owners.Remove(owner.Key));
        types.ForEach(type => owners[type] = name);
        return [made, .. others];
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));

    /// <summary>
    /// With the SDK's usings or, where they make a name ambiguous, without; with internal types visible to cells and interruption points
    /// or, where that is not possible, as it was written.
    /// </summary>
    private static IEnumerable<CSharpCompilation> Attempts(CSharpCompilation compilation, IReadOnlyList<SyntaxTree> units)
    {
        var visible = units.Select(unit => unit.WithChangedText(unit.GetText().WithChanges(Visible(unit.GetRoot())))).ToList();
        foreach (var usings in new[] { ProjectUsings, "" })
        {
            var written = compilation.AddSyntaxTrees(Parse(usings, ""));
            var opened = written.RemoveSyntaxTrees(units).AddSyntaxTrees(visible);
            yield return written
                .RemoveSyntaxTrees(units)
                .AddSyntaxTrees(visible.Select(unit => InterruptionPoints.Insert(unit, _ => opened)));
            yield return written;
        }
    }

    /// <summary>Loads the first that compiles; if none does, what is wrong is to be told of the code as it was written.</summary>
    private CompilationReference Load(IEnumerable<CSharpCompilation> attempts, CancellationToken cancel)
    {
        var wrong = new List<CompilationException>();
        foreach (var compilation in attempts)
        {
            using var assembly = new MemoryStream();
            using var symbols = new MemoryStream();
            var result = SubmissionChain.Emit(compilation, assembly, symbols, cancel);
            if (result.Success)
            {
                loadContext.LoadLibrary(assembly, symbols.Length > 0 ? symbols : null);
                return compilation.ToMetadataReference();
            }
            wrong.Add(new CompilationException(compilation, result.Diagnostics));
        }
        throw wrong[Math.Min(1, wrong.Count - 1)];
    }

    /// <summary>Cells are other assemblies, and a namespace's types are internal unless they say something else.</summary>
    private static IEnumerable<TextChange> Visible(SyntaxNode root)
    {
        foreach (var type in root.DescendantNodes().OfType<MemberDeclarationSyntax>())
        {
            var access = type.Modifiers.Where(modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind())).ToList();
            if (type is not (BaseTypeDeclarationSyntax or DelegateDeclarationSyntax) || type.Modifiers.Any(SyntaxKind.FileKeyword))
            {
                continue;
            }
            if (access is [{ RawKind: (int)SyntaxKind.InternalKeyword } keyword])
            {
                yield return new TextChange(keyword.Span, "public");
            }
            else if (access.Count == 0 && type.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax)
            {
                yield return new TextChange(new TextSpan(type.ChildTokens().First().SpanStart, 0), "public ");
            }
        }
    }
}
