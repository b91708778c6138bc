namespace Harmonic.Embedding.Tests;

public class ReferencesTests
{
    [Fact]
    public void The_library_needs_nothing_but_arithmetic()
    {
        var needed = typeof(Pca).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);
        Assert.Equal(["MathNet.Numerics"], needed.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)));
    }
}
