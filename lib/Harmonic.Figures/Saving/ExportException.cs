namespace Harmonic.Figures;

/// <summary>An export that cannot be done, in a message made for the user: what is wrong, where, and what to do about it.</summary>
public sealed class ExportException : Exception
{
    /// <summary>An error without further detail.</summary>
    public ExportException()
        : this("The figure could not be exported.") { }

    /// <summary>An error the user can act on.</summary>
    public ExportException(string message)
        : base(message) { }

    /// <summary>An error the user can act on, with its cause.</summary>
    public ExportException(string message, Exception innerException)
        : base(message, innerException) { }
}
