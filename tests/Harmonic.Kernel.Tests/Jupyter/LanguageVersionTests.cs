using Harmonic.Kernel.Jupyter.Handlers;
using Microsoft.CodeAnalysis.CSharp;

namespace Harmonic.Kernel.Tests.Jupyter;

public sealed class LanguageVersionTests
{
    [Fact]
    public void The_announced_language_is_the_newest_the_compiler_has() =>
        Assert.Equal(KernelInfoHandler.LanguageVersion, LanguageVersion.Latest.MapSpecifiedToEffectiveVersion().ToDisplayString());
}
