using System.Reflection;
using System.Runtime.CompilerServices;
using Harmonic.Kernel.Session.Compilation;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using static FSharp.Compiler.Interactive.Shell;

namespace Harmonic.Kernel.Session.FSharp;

/// <summary>F# Interactive. Nothing else names its types, so that its compiler is loaded when a first cell asks for it.</summary>
internal sealed class FSharpSession
{
    /// <summary>What a cell may use without opening it: what .NET Interactive's F# had, and what C# cells have.</summary>
    private const string Opened = """
        open System
        open System.IO
        open System.Linq
        open System.Text
        open System.Threading.Tasks
        open Microsoft.DotNet.Interactive
        open Microsoft.DotNet.Interactive.Formatting
        open type Microsoft.DotNet.Interactive.Kernel
        module DisplayFunctions =
            let display (value: obj) = Kernel.display value
            let HTML (content: string) = Kernel.HTML content
            let CSS (content: string) = Kernel.CSS content
            let Javascript (content: string) = Kernel.Javascript content
            type MathString = Harmonic.Kernel.Session.CellFunctions.MathString
        open DisplayFunctions
        """;

    private readonly FsiEvaluationSession fsi;
    private readonly SubmissionLoadContext loadContext;
    private readonly HashSet<string> referred = [];

    /// <summary>Starts it; takes seconds.</summary>
    /// <param name="loadContext">What cells of all languages load: a package's types are the same to each.</param>
    public FSharpSession(SubmissionLoadContext loadContext)
    {
        this.loadContext = loadContext;
        using var loading = loadContext.EnterContextualReflection();
        string[] references = [.. KernelAssemblies.Paths.Select(path => "-r:" + path)];
        fsi = FsiEvaluationSession.Create(
            FsiEvaluationSession.GetDefaultConfiguration(),
            [
                "fsi",
                "--noninteractive",
                "--nologo",
                "--multiemit-",
                "--targetprofile:netcore",
                "--usesdkrefs-",
                "--strict-indentation-",
                .. references,
            ],
            TextReader.Null,
            TextWriter.Null,
            TextWriter.Null,
            FSharpOption<bool>.None,
            null
        );
        Run(Opened, "start", CancellationToken.None);
        Run(FSharpHtml.Module, "start", CancellationToken.None);
        foreach (var type in new[] { HtmlFormatter.MimeType, PlainTextFormatter.MimeType })
        {
            // A list of F# is a node with a head and a tail to the formatters.
            Formatter.Register(
                typeof(FSharpList<>),
                (list, writer) => writer.Write(((object)ListModule.ToArray((dynamic)list)).ToDisplayString(type)),
                type
            );
        }
    }

    /// <summary>Runs code and returns its value, if its last line has one.</summary>
    /// <exception cref="FSharpException">It does not compile.</exception>
    public (bool HasValue, object? Value) Run(string code, string name, CancellationToken cancel)
    {
        using var loading = loadContext.EnterContextualReflection();
        var (outcome, diagnostics) = fsi.EvalInteractionNonThrowing(code, name, FSharpOption<CancellationToken>.Some(cancel));
        if (diagnostics.FirstOrDefault(found => found.Severity.IsError) is { } error)
        {
            throw new FSharpException($"FS{error.ErrorNumber:0000}: {error.Message}", error.StartLine);
        }
        return outcome switch
        {
            FSharpChoice<FSharpOption<FsiValue>, Exception>.Choice2Of2 failed => throw failed.Item,
            FSharpChoice<FSharpOption<FsiValue>, Exception>.Choice1Of2 { Item: { Value: { } value } }
                when value.ReflectionType != typeof(Unit) => (true, value.ReflectionValue),
            _ => (false, null),
        };
    }

    /// <summary>Declares a variable; one whose type F# cannot know is an <c>obj</c>.</summary>
    public void Declare(string name, object value)
    {
        using var loading = loadContext.EnterContextualReflection();
        if (IsKnown(value.GetType()))
        {
            fsi.AddBoundValue(name, value);
            return;
        }
        fsi.AddBoundValue(name, new StrongBox<object>(value));
        Run($"let ``{name}`` = ``{name}``.Value", "value", CancellationToken.None);
    }

    /// <summary>Lets code that follows refer to assemblies, but for those that are there in the kernel's version.</summary>
    public void Refer(IEnumerable<string> assemblies)
    {
        var unknown = assemblies.Where(path => !SubmissionLoadContext.IsShared(AssemblyName.GetAssemblyName(path)) && referred.Add(path));
        Run(string.Join('\n', unknown.Select(path => $"#r @\"{path}\"")), "packages", CancellationToken.None);
    }

    /// <summary>Whether a type is in no cell of C#, whose assemblies are in no file.</summary>
    private bool IsKnown(Type type) =>
        type.HasElementType
            ? IsKnown(type.GetElementType()!)
            : !loadContext.IsSubmission(type.Assembly) && type.GetGenericArguments().All(IsKnown);

    /// <summary>The variables, newest last; the last value, which F# calls <c>it</c>, is none.</summary>
    public IReadOnlyList<SessionVariable> Variables() =>
        [
            .. fsi.GetBoundValues()
                .Where(bound => bound.Name != "it")
                .Select(bound => new SessionVariable(bound.Name, bound.Value.ReflectionType, bound.Value.ReflectionValue)),
        ];
}
