namespace TorchSharp.Tests;

/// <summary>Holds this library's public and protected members against TorchSharp's own.</summary>
public sealed class ApiTests
{
    private static readonly ApiReference Reference =
        new(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "torchsharp-0.107-api.txt")));

    public static TheoryData<string> Types => [.. ApiListing.VisibleTypes(typeof(torch).Assembly).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_public_member_is_TorchSharps(string type)
    {
        var deviations = Reference.Deviations(typeof(torch).Assembly.GetType(type)!).ToArray();

        Assert.True(deviations.Length == 0, string.Join('\n', deviations));
    }

    [Fact]
    public void A_member_that_TorchSharp_has_not_is_found()
    {
        var name = ApiListing.Name(typeof(Planted));
        var reference = new ApiReference([$"T {name} : class object", $"C {name}()", $"M static int {name}.known(int count = 1)"]);

        Assert.Equal([$"M static int {name}.unknown(int count)"], reference.Deviations(typeof(Planted)));
    }

    [Fact]
    public void A_type_that_TorchSharp_has_not_or_has_as_another_kind_is_found()
    {
        var name = ApiListing.Name(typeof(Planted));
        var abstractly = new ApiReference([$"T {name} : abstract class object", .. ApiListing.Lines(typeof(Planted), name)]);

        Assert.Equal([$"TorchSharp has no type {name}"], Reference.Deviations(typeof(Planted)));
        Assert.Equal([$"{name} is here: class object; in TorchSharp: abstract class object"], abstractly.Deviations(typeof(Planted)));
    }

    private sealed class Planted
    {
        public static int known(int count = 1) => count;

        public static int unknown(int count) => count;
    }
}
