namespace Harmonic.Kernel.Jupyter.Messages;

/// <summary>The language, as front ends and notebook files name it.</summary>
internal sealed record LanguageInfo(
    string Name, string Version, string Mimetype, string FileExtension, string PygmentsLexer, string CodemirrorMode);
