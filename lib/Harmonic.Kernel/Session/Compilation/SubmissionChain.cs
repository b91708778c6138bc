using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Harmonic.Kernel.Session.Compilation;

/// <summary>
/// Compiles pieces of C# script, each seeing what those before it declared, and keeps their variables.
/// Roslyn's scripting API does the same, but loses the variables of a cell that was interrupted: hence this class on
/// the level below it (<see cref="CSharpCompilation.CreateScriptCompilation"/>).
/// </summary>
internal sealed class SubmissionChain
{
    /// <summary>
    /// What a cell may use without a using, after all that it declares or has a using for: .NET Interactive's list, the helpers that it
    /// brings, its own types, which its documentation names without one, and what a project has by itself. No name is in two of them.
    /// </summary>
    private static readonly string[] Usings =
    [
        "System",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Threading.Tasks",
        "System.Linq",
        "System.IO",
        "System.Net.Http",
        "System.Threading",
        "Microsoft.DotNet.Interactive",
        "Microsoft.DotNet.Interactive.Commands",
        "Microsoft.DotNet.Interactive.Directives",
        "Microsoft.DotNet.Interactive.Events",
        "Microsoft.DotNet.Interactive.Formatting",
        "Microsoft.DotNet.Interactive.Kernel",
        "Harmonic.Kernel.Session.CellFunctions",
    ];

    /// <summary>Endless recursion becomes an exception instead of the process's end.</summary>
    private static readonly EmitOptions Emission = new(
        debugInformationFormat: DebugInformationFormat.PortablePdb,
        instrumentationKinds: [InstrumentationKind.StackOverflowProbing]
    );

    private const int CrowdedPool = 100;

    private readonly ReferenceCatalog catalog;
    private readonly SubmissionLoadContext loadContext;
    private readonly SourceLibraries libraries;
    private readonly CSharpCompilationOptions options;

    /// <summary>
    /// What the next piece refers to beyond what its predecessor does, whose references it inherits: given again, they would
    /// add up with every piece. Replaced, never changed: completion reads it while a cell runs.
    /// </summary>
    private ImmutableArray<MetadataReference> newReferences;

    /// <summary>The pieces that run and are not part of the session yet.</summary>
    private readonly List<Submission> running = [];

    private readonly string assemblyPrefix = $"ℛ{Guid.NewGuid():N}-";
    private CSharpCompilation? previous;
    private object?[] states = new object?[16];
    private int stateCount = 1;
    private int compiledCount;

    public SubmissionChain(string baseDirectory, SubmissionLoadContext loadContext)
    {
        this.loadContext = loadContext;
        var files = new SourceFileResolver([], baseDirectory);
        libraries = new SourceLibraries(files, loadContext);
        catalog = new ReferenceCatalog(baseDirectory);
        newReferences = [.. FrameworkReferences.All, .. KernelAssemblies.Paths.Select(catalog.Get)];
        options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings: Usings,
            allowUnsafe: true,
            // The compiler's own helpers would come from the thread pool, which a cell may fill.
            concurrentBuild: false,
            nullableContextOptions: NullableContextOptions.Annotations,
            metadataReferenceResolver: catalog,
            sourceReferenceResolver: files,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            metadataImportOptions: MetadataImportOptions.Public
        );
    }

    /// <summary>How cells are parsed: as scripts, in the newest language that the compiler has.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script);

    /// <summary>Parses a piece of script; <paramref name="name"/> is what diagnostics and stack traces call it.</summary>
    public static SyntaxTree Parse(string code, string name) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions, name);

    /// <summary>The compilation of a piece that follows all that has run; nothing in the session changes.</summary>
    public CSharpCompilation Compile(SyntaxTree tree) => Compile(tree, OptimizationLevel.Release);

    /// <summary>Adds an assembly file to what later pieces may refer to; another one may be loaded in its place.</summary>
    public void AddReference(string path)
    {
        if (!KernelAssemblies.Holds(Path.GetFileNameWithoutExtension(path)))
        {
            newReferences = newReferences.Add(catalog.Get(path));
        }
    }

    /// <summary>Declares a variable, as a cell would.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type, in C#.</param>
    /// <param name="value">Its value.</param>
    public void Declare(string name, string type, object? value)
    {
        var submission = Build(Parse($"{type} {name} = default;", "value"), CancellationToken.None);
        Start(submission).GetAwaiter().GetResult();
        Keep(submission, completed: true);
        var state = states[stateCount - 1]!;
        state.GetType().GetField(name)!.SetValue(state, value);
    }

    /// <summary>Compiles and loads a piece.</summary>
    /// <exception cref="CompilationException">It has errors.</exception>
    public Submission Build(SyntaxTree tree, CancellationToken cancel)
    {
        // A piece that runs within another (a cell that sends code to the kernel) follows on what that has declared until now.
        running.ToList().ForEach(outer => Keep(outer, completed: false));
        compiledCount++;
        (tree, var made) = libraries.TakeOut(tree, Compile, cancel);
        newReferences = newReferences.AddRange(made);
        var interruptible = InterruptionPoints.Insert(tree, Compile);
        try
        {
            // A straight line runs once, so nothing is gained by optimizing it, and a state machine that is a class shares code that
            // exists.
            var isStraight = interruptible == tree && IsOnlyStatements(tree);
            return Emit(interruptible, isStraight ? OptimizationLevel.Debug : OptimizationLevel.Release, cancel);
        }
        catch (CompilationException) when (interruptible != tree)
        {
            return Emit(tree, OptimizationLevel.Release, cancel); // What is wrong is to be told of the code as it was written.
        }
    }

    /// <summary>Starts a piece on the calling thread; <see cref="Keep"/> follows, however it ends.</summary>
    public Task<object?> Start(Submission submission)
    {
        if (stateCount + 1 >= states.Length)
        {
            Array.Resize(ref states, states.Length * 2);
        }
        running.Add(submission);
        return submission.Start(states);
    }

    /// <summary>
    /// Makes what a piece declared part of the session, once. An exception or an interrupt does not lose it:
    /// the state exists as soon as the piece has begun.
    /// </summary>
    public void Keep(Submission submission, bool completed)
    {
        if (!running.Remove(submission))
        {
            return;
        }
        // A piece that only has usings makes no state.
        var madeState = states[stateCount] is not null;
        stateCount += madeState ? 1 : 0;
        if (madeState || completed)
        {
            (previous, newReferences) = (submission.Compilation, []);
        }
    }

    /// <summary>Runs a piece without letting it become part of the session.</summary>
    public Task<object?> RunApartAsync(Submission submission)
    {
        var apart = new object?[stateCount + 2];
        Array.Copy(states, apart, stateCount);
        return submission.Start(apart);
    }

    /// <summary>The session's variables, newest declaration of each name, in order of declaration.</summary>
    public IReadOnlyList<SessionVariable> Variables()
    {
        var variables =
            from state in states.Take(stateCount).OfType<object>()
            from field in state.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public).Where(IsVariable)
            select new SessionVariable(field.Name, field.FieldType, field.GetValue(state));
        return [.. variables.Reverse().DistinctBy(variable => variable.Name).Reverse()];
    }

    /// <summary>Writes the assembly and, if the thread pool has room, the lines of its source.</summary>
    public static EmitResult Emit(CSharpCompilation compilation, MemoryStream assembly, MemoryStream symbols, CancellationToken cancel)
    {
        var result = compilation.Emit(assembly, PoolIsFull ? null : symbols, options: Emission, cancellationToken: cancel);
        assembly.Position = symbols.Position = 0;
        return result;
    }

    private CSharpCompilation Compile(SyntaxTree tree, OptimizationLevel level) =>
        CSharpCompilation.CreateScriptCompilation(
            assemblyPrefix + compiledCount,
            tree,
            newReferences,
            (previous is null ? options : options.WithUsings()).WithOptimizationLevel(level),
            previous
        );

    private Submission Emit(SyntaxTree tree, OptimizationLevel level, CancellationToken cancel)
    {
        var compilation = Compile(tree, level);
        using var assemblyStream = new MemoryStream();
        using var symbolStream = new MemoryStream();
        var result = Emit(compilation, assemblyStream, symbolStream, cancel);
        if (!result.Success && result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            throw new CompilationException(compilation, result.Diagnostics);
        }
        LoadDirectiveReferences(compilation);
        if (!result.Success)
        {
            // Only usings and directives: there is nothing to emit, but what follows sees them.
            return new Submission(compilation, _ => Task.FromResult<object?>(null), HasValue: false);
        }
        var assembly = loadContext.LoadSubmission(compilation.AssemblyName!, assemblyStream, symbolStream.Length > 0 ? symbolStream : null);
        return new Submission(compilation, FindStart(compilation, assembly, cancel), HasValue(compilation, tree));
    }

    /// <summary>
    /// The compiler sums up a cell's text for its line numbers on the thread pool; where that is full for long, the cell does without.
    /// </summary>
    private static bool PoolIsFull => ThreadPool.PendingWorkItemCount > CrowdedPool;

    private static bool IsOnlyStatements(SyntaxTree tree) =>
        ((CompilationUnitSyntax)tree.GetRoot()).Members.All(member => member is GlobalStatementSyntax or FieldDeclarationSyntax);

    private static bool IsVariable(FieldInfo field) => !field.Name.Contains('<', StringComparison.Ordinal);

    private static Func<object?[], Task<object?>> FindStart(CSharpCompilation compilation, Assembly assembly, CancellationToken cancel)
    {
        var entry = compilation.GetEntryPoint(cancel)!;
        var type = assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!;
        var method = type.GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!;
        return method.CreateDelegate<Func<object?[], Task<object?>>>();
    }

    private static bool HasValue(CSharpCompilation compilation, SyntaxTree tree)
    {
        var members = ((CompilationUnitSyntax)tree.GetRoot()).Members;
        if (members.OfType<GlobalStatementSyntax>().SelectMany(Returns).Any(statement => statement.Expression is not null))
        {
            return true;
        }
        return members.LastOrDefault()
                is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement }
            && compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression).Type is not { SpecialType: SpecialType.System_Void };
    }

    /// <summary>The return statements of a piece itself, not of its functions.</summary>
    private static IEnumerable<ReturnStatementSyntax> Returns(SyntaxNode statement) =>
        statement
            .DescendantNodes(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
            .OfType<ReturnStatementSyntax>();

    /// <summary>Makes what directives of the piece refer to loadable.</summary>
    private void LoadDirectiveReferences(CSharpCompilation compilation)
    {
        foreach (var path in compilation.DirectiveReferences.OfType<PortableExecutableReference>().Select(reference => reference.FilePath))
        {
            if (path is not null)
            {
                loadContext.AddAssembly(path);
            }
        }
    }
}
