using System.Diagnostics;
using System.Reflection;
using Harmonic.Kernel.Cells;
using Harmonic.Kernel.Session.Compilation;
using Microsoft.CodeAnalysis;

namespace Harmonic.Kernel.Session.Execution;

/// <summary>Tells a reader of the notebook what went wrong and where: cells and their own libraries, never the kernel's insides.</summary>
internal sealed class ErrorReport(CellSources sources, SubmissionLoadContext loadContext)
{
    /// <summary>What an interrupted cell ends with.</summary>
    public static CellError Interrupted { get; } =
        new("Interrupted", "The cell was interrupted.", ["Interrupted: The cell was interrupted. What it had declared is kept."], null);

    /// <summary>Whether an exception is what an interrupt stops code with, perhaps within others.</summary>
    public static bool IsStop(Exception? exception) =>
        exception is not null
        && (exception is OperationCanceledException or ThreadInterruptedException || IsStop(exception.InnerException));

    /// <summary>The compiler's errors, each with its line and a caret.</summary>
    private CellError Describe(CompilationException exception)
    {
        var traceback = exception.Errors.Select(error => Describe(error, exception.MessageOf(error))).ToList();
        var position = exception.Errors[0].Location.GetMappedLineSpan();
        return new CellError(
            "CompilationError",
            exception.Message,
            traceback,
            position.IsValid ? position.StartLinePosition.Line + 1 : null
        );
    }

    /// <summary>An exception that left the cell called <paramref name="cell"/>.</summary>
    public CellError Describe(Exception exception, string cell)
    {
        if (exception is CompilationException compilation)
        {
            return Describe(compilation);
        }
        exception = Unwrap(exception);
        var traceback = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            traceback.Add((cause == exception ? "" : "Caused by ") + $"{cause.GetType().Name}: {Message(cause)}");
            traceback.AddRange(UserFrames(cause).Select(Describe));
        }
        var line = UserFrames(exception)
            .FirstOrDefault(frame => frame.GetFileName() is { } file && sources.NameOf(file) == cell)
            ?.GetFileLineNumber();
        return new CellError(exception.GetType().Name, FirstLine(Message(exception)), traceback, line);
    }

    /// <summary>A cause that only wraps another says nothing.</summary>
    private static Exception Unwrap(Exception exception) =>
        exception switch
        {
            AggregateException { InnerExceptions.Count: 1, InnerException: { } inner } => Unwrap(inner),
            TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
            _ => exception,
        };

    /// <summary>An exception's words are code of the cell's too, and may fail.</summary>
    private static string Message(Exception exception)
    {
        try
        {
            return exception.Message;
        }
        catch (Exception failure)
        {
            return $"its message cannot be read ({failure.GetType().Name})";
        }
    }

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd('\r');

    private string Describe(Diagnostic error, string message)
    {
        var position = error.Location.GetMappedLineSpan();
        if (!position.IsValid)
        {
            return $"error {error.Id}: {message}";
        }
        var (line, column) = (position.StartLinePosition.Line + 1, position.StartLinePosition.Character + 1);
        var text = $"{position.Path}, line {line}, column {column}: error {error.Id}: {message}";
        if (sources.Line(position.Path, line) is not { } source)
        {
            return text;
        }
        var indent = string.Concat(source.Take(column - 1).Select(character => character == '\t' ? '\t' : ' '));
        return $"{text}\n    {source}\n    {indent}^";
    }

    private string Describe(StackFrame frame)
    {
        var method = MethodName(frame.GetMethod()!);
        if (frame.GetFileName() is not { } file)
        {
            return $"   in {method}";
        }
        var (name, number) = (sources.NameOf(file), frame.GetFileLineNumber());
        var place = $"{(name == file ? Path.GetFileName(file) : name)}, line {number}{(method.Length > 0 ? $", in {method}" : "")}";
        return IsCell(frame) && sources.Line(name, number) is { } line ? $"{place}\n    {line.Trim()}" : place;
    }

    private IEnumerable<StackFrame> UserFrames(Exception exception) =>
        new StackTrace(exception, fNeedFileInfo: true).GetFrames().Where(IsUserFrame);

    private bool IsCell(StackFrame frame) => frame.GetMethod()?.DeclaringType is { } type && loadContext.IsSubmission(type.Assembly);

    private bool IsUserFrame(StackFrame frame)
    {
        if (frame.GetMethod() is not { DeclaringType: { } type } method)
        {
            return false;
        }
        if (loadContext.IsSubmission(type.Assembly))
        {
            // The compiler's own start of a submission has neither; a function where an index is too large has no line.
            return frame.GetFileLineNumber() > 0 || MethodName(method).Length > 0;
        }
        return type.Assembly != typeof(ErrorReport).Assembly && !FrameworkReferences.Holds(type.Assembly.GetName().Name ?? "");
    }

    /// <summary>
    /// The method as its author wrote it: <c>Train</c> for <c>Script+&lt;Train&gt;d__2.MoveNext</c>, nothing for a cell's own statements.
    /// </summary>
    private string MethodName(MethodBase method)
    {
        var type = method.DeclaringType!;
        var name = method.Name;
        if (name == "MoveNext" && type.Name.StartsWith('<'))
        {
            (name, type) = (type.Name, type.DeclaringType ?? type);
        }
        while (type.Name.StartsWith('<') && type.DeclaringType is { } outer)
        {
            type = outer;
        }
        var (start, end) = (name.IndexOf('<') + 1, name.IndexOf('>'));
        name = name.StartsWith('<') && end > 0 ? name[start..end].Trim('<', '>') : name;
        if (type.DeclaringType is not null || type.Namespace is not null || !loadContext.IsSubmission(type.Assembly))
        {
            return $"{type.Name}.{name}";
        }
        return name is "Initialize" or "Factory" or "Main" ? "" : name;
    }
}
