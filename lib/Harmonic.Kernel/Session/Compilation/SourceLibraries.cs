using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Harmonic.Kernel.Session.Compilation;

/// <summary>
/// Namespaces, which C#'s script dialect refuses. Those of a cell and the files with namespaces that it loads become a library, to which
/// the rest of the cell and later cells refer. A library sees what a file of a project sees: its own usings, those that the SDK adds, and
/// what the notebook refers to; nothing that cells declare.
/// </summary>
internal sealed class SourceLibraries(SubmissionLoadContext loadContext)
{
    /// <summary>What the compiler says of a namespace in a script.</summary>
    public const string NamespaceInScript = "CS7021";

    private const string ProjectUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions ParseOptions = SubmissionChain.ParseOptions.WithKind(SourceCodeKind.Regular);

    private readonly string assemblyPrefix = $"ℒ{Guid.NewGuid():N}-";

    /// <summary>The library that holds a type.</summary>
    private readonly Dictionary<string, string> owners = [];

    private int compiledCount;

    /// <summary>Compiles and loads the namespaces of a piece.</summary>
    /// <param name="piece">The piece, parsed as script.</param>
    /// <param name="compile">Compiles a piece that follows all that has run.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>The piece without them, line by line as it was, and what it then refers to.</returns>
    /// <exception cref="CompilationException">They have errors.</exception>
    public (SyntaxTree Piece, IReadOnlyList<MetadataReference> Made) TakeOut(
        SyntaxTree piece,
        Func<SyntaxTree, CSharpCompilation> compile,
        CancellationToken cancel
    )
    {
        var root = (CompilationUnitSyntax)piece.GetRoot(cancel);
        var (spaces, others) = (root.Members.Where(IsNamespace).ToList(), root.Members.Where(member => !IsNamespace(member)));
        var loads = root.GetLoadDirectives();
        if (spaces.Count == 0 && loads.Count == 0)
        {
            return (piece, []);
        }
        var resolver = compile(piece).Options.SourceReferenceResolver!;
        var files = loads.ToDictionary(load => load, load => resolver.ResolveReference(load.File.ValueText, piece.FilePath));
        loads = [.. loads.Where(load => files[load] is { } path && IsLibrary(path))];
        if (spaces.Count == 0 && loads.Count == 0)
        {
            return (piece, []);
        }
        var units = loads.Select(load => Parse(File.ReadAllText(files[load]!), files[load]!)).ToList();
        var text = piece.GetText(cancel).ToString();
        List<SyntaxNode> removed = [.. spaces, .. loads];
        if (spaces.Count > 0)
        {
            units.Add(Parse(Blank(text, [.. others, .. root.GetReferenceDirectives(), .. root.GetLoadDirectives()]), piece.FilePath));
            removed.AddRange(root.AttributeLists);
        }
        var rest = SubmissionChain.Parse(Blank(text, removed), piece.FilePath);
        return (rest, Build(units, compile(rest), cancel));
    }

    private static bool IsNamespace(MemberDeclarationSyntax member) => member is BaseNamespaceDeclarationSyntax;

    /// <summary>Whether a file declares nothing but types, and some of them in namespaces.</summary>
    private static bool IsLibrary(string path)
    {
        var members = ((CompilationUnitSyntax)SubmissionChain.Parse(File.ReadAllText(path), path).GetRoot()).Members;
        return members.Any(IsNamespace)
            && members.All(member => IsNamespace(member) || member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);
    }

    private static SyntaxTree Parse(string code, string name) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), ParseOptions, name);

    private static string Blank(string text, IReadOnlyList<SyntaxNode> nodes)
    {
        var characters = text.ToCharArray();
        foreach (var span in nodes.Select(node => node.Span))
        {
            for (var position = span.Start; position < span.End; position++)
            {
                characters[position] = characters[position] is '\n' or '\r' ? characters[position] : ' ';
            }
        }
        return new string(characters);
    }

    /// <summary>
    /// A library with a type that others had takes their place: it has the name of one and a higher version, which the compiler prefers,
    /// and of the rest there are empty versions.
    /// </summary>
    private List<MetadataReference> Build(IReadOnlyList<SyntaxTree> units, CSharpCompilation session, CancellationToken cancel)
    {
        compiledCount++;
        var references = session
            .SourceModule.ReferencedAssemblySymbols.GroupBy(assembly => assembly.Identity.Name)
            .Select(versions => session.GetMetadataReference(versions.MaxBy(assembly => assembly.Identity.Version)!))
            .OfType<PortableExecutableReference>();
        var compilation = CSharpCompilation.Create(
            assemblyPrefix + compiledCount,
            [.. units, Version()],
            references,
            session.Options.WithUsings().WithOptimizationLevel(OptimizationLevel.Release)
        );
        var types = Types(compilation.Assembly.GlobalNamespace).Select(type => $"{type.ContainingNamespace}.{type.MetadataName}").ToList();
        var replaced = types.Select(owners.GetValueOrDefault).OfType<string>().Distinct().ToList();
        compilation = compilation.WithAssemblyName(replaced.FirstOrDefault() ?? compilation.AssemblyName);
        var made = new List<MetadataReference> { Emit(compilation, units, cancel) };
        made.AddRange(
            replaced
                .Skip(1)
                .Select(name => Emit(compilation.WithAssemblyName(name).RemoveAllSyntaxTrees().AddSyntaxTrees(Version()), cancel))
        );
        owners.Where(owner => replaced.Contains(owner.Value)).ToList().ForEach(owner => owners.Remove(owner.Key));
        types.ForEach(type => owners[type] = compilation.AssemblyName!);
        return made;
    }

    private SyntaxTree Version() => Parse($"[assembly: System.Reflection.AssemblyVersion(\"0.0.0.{compiledCount}\")]", "");

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));

    /// <summary>
    /// Compiles it with the SDK's usings or, where they make a name ambiguous, without; with internal types visible to cells and
    /// interruption points or, where that is not possible, as it was written.
    /// </summary>
    private PortableExecutableReference Emit(CSharpCompilation compilation, IReadOnlyList<SyntaxTree> units, CancellationToken cancel)
    {
        CompilationException? wrong = null;
        foreach (var usings in new[] { ProjectUsings, "" })
        {
            var written = compilation.AddSyntaxTrees(Parse(usings, ""));
            try
            {
                return Emit(Prepared(written, units), cancel);
            }
            catch (CompilationException)
            {
                try
                {
                    return Emit(written, cancel);
                }
                catch (CompilationException asWritten)
                {
                    wrong ??= asWritten;
                }
            }
        }
        throw wrong!;
    }

    private PortableExecutableReference Emit(CSharpCompilation compilation, CancellationToken cancel)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = SubmissionChain.Emit(compilation, assembly, symbols, cancel);
        if (!result.Success)
        {
            throw new CompilationException(compilation, result.Diagnostics);
        }
        loadContext.LoadLibrary(assembly, symbols.Length > 0 ? symbols : null);
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }

    private static CSharpCompilation Prepared(CSharpCompilation written, IReadOnlyList<SyntaxTree> units)
    {
        var visible = written;
        var changed = new List<SyntaxTree>();
        foreach (var unit in units)
        {
            changed.Add(unit.WithChangedText(unit.GetText().WithChanges(Visible(unit.GetRoot()))));
            visible = visible.ReplaceSyntaxTree(unit, changed[^1]);
        }
        var prepared = visible;
        foreach (var unit in changed)
        {
            prepared = prepared.ReplaceSyntaxTree(unit, InterruptionPoints.Insert(unit, _ => visible));
        }
        return prepared;
    }

    /// <summary>Cells are other assemblies, and a namespace's types are internal unless they say something else.</summary>
    private static IEnumerable<TextChange> Visible(SyntaxNode root)
    {
        foreach (var type in root.DescendantNodes().OfType<MemberDeclarationSyntax>())
        {
            if (type is not (BaseTypeDeclarationSyntax or DelegateDeclarationSyntax) || type.Modifiers.Any(SyntaxKind.ProtectedKeyword))
            {
                continue;
            }
            if (type.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.InternalKeyword)) is { RawKind: not 0 } keyword)
            {
                yield return new TextChange(keyword.Span, "public");
            }
            else if (
                type.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax
                && !type.Modifiers.Any(SyntaxKind.PublicKeyword)
                && !type.Modifiers.Any(SyntaxKind.FileKeyword)
            )
            {
                yield return new TextChange(new TextSpan(type.ChildTokens().First().SpanStart, 0), "public ");
            }
        }
    }
}
