using Harmonic.Kernel.Display;
using Microsoft.DotNet.Interactive.Formatting;

namespace Harmonic.Kernel.Tests.Display;

public sealed class RegistrationTests : FormatterTest
{
    private record Animal(string Name);

    private sealed record Dog(string Name) : Animal(Name);

    [Fact]
    public void A_registered_function_writes_its_type_and_those_derived_from_it()
    {
        Formatter.Register<Animal>(animal => $"animal {animal.Name}");
        Assert.Equal("animal cat", Plain(new Animal("cat")));
        Assert.Equal("animal rex", Plain(new Dog("rex")));
        Assert.Equal("[ animal a, animal b ]", Plain(new[] { new Animal("a"), new Animal("b") }));
    }

    [Fact]
    public void The_nearest_type_wins_then_the_newest_registration()
    {
        Formatter.Register<Dog>(dog => "dog");
        Formatter.Register<Animal>(animal => "old");
        Formatter.Register<Animal>(animal => "new");
        Assert.Equal("dog", Plain(new Dog("rex")));
        Assert.Equal("new", Plain(new Animal("cat")));
    }

    [Fact]
    public void Every_overload_registers()
    {
        Formatter.Register<Animal>((animal, writer) => writer.Write("writer"), "text/a");
#pragma warning disable CA2263 // The overload for a type that is known at run time only.
        Formatter.Register(typeof(Animal), (animal, writer) => writer.Write("typed"), "text/b");
        Formatter.Register<Animal>((Animal animal, FormatContext context) => Write(context, "context"), "text/c");
        Formatter.Register(typeof(Animal), (object animal, FormatContext context) => Write(context, "object"), "text/d");
#pragma warning restore CA2263
        var bundle = Bundles.Of(new Animal("cat"));
        Assert.Equal(["writer", "typed", "context", "object"], new[] { "text/a", "text/b", "text/c", "text/d" }.Select(type => (string)bundle.Data[type]!));
        Assert.Contains("text/plain", bundle.Data.Keys);
    }

    [Fact]
    public void A_formatter_that_declines_leaves_it_to_the_next()
    {
        Formatter.Register<Animal>((Animal animal, FormatContext context) => Write(context, "first"));
        Formatter.Register<Animal>((Animal animal, FormatContext context) => false);
        Assert.Equal("first", Plain(new Animal("cat")));
    }

    [Fact]
    public void An_open_generic_type_stands_for_all_its_instances()
    {
        Formatter.Register(typeof(List<>), (list, writer) => writer.Write("a list"));
        Assert.Equal("a list", Plain(new List<int>()));
        Assert.Equal("a list", Plain(new List<string>()));
    }

    [Fact]
    public void Json_becomes_json()
    {
        Formatter.Register<Animal>(animal => $"{{\"name\": \"{animal.Name}\"}}", "application/vnd.animal+json");
        Assert.Equal("cat", (string)Bundles.Of(new Animal("cat")).Data["application/vnd.animal+json"]["name"]!);
    }

    [Fact]
    public void Preferred_types_are_the_only_ones_beside_plain_text()
    {
        Formatter.SetPreferredMimeTypesFor(typeof(Animal), "text/plain");
        Assert.Equal(["text/plain"], Bundles.Of(new Dog("rex")).Data.Keys);
        Formatter.SetPreferredMimeTypesFor(typeof(Dog), "application/json");
        Assert.Equal(["application/json", "text/plain"], Bundles.Of(new Dog("rex")).Data.Keys);
        Assert.Equal("rex", (string)Bundles.Of(new Dog("rex")).Data["application/json"]["Name"]!);
    }

    [Fact]
    public void Custom_plain_text_is_what_html_shows_too()
    {
        Formatter.Register<Animal>(animal => "<custom>");
        Assert.Equal("<div class=\"dni-plaintext\"><pre>&lt;custom&gt;</pre></div>", Html(new Animal("cat")));
    }

    [Fact]
    public void Limits_are_honoured_and_reset()
    {
        Formatter.ListExpansionLimit = 2;
        Assert.Equal("[ 0, 1, ... (3 more) ]", Plain(new[] { 0, 1, 2, 3, 4 }));
        Formatter<int>.ListExpansionLimit = 3;
        Assert.Equal("[ 0, 1, 2, ... (2 more) ]", Plain(new[] { 0, 1, 2, 3, 4 }));
        Formatter.RecursionLimit = 0;
        Assert.DoesNotContain("deep", Plain(new { A = new { B = new { C = new[] { new[] { "deep" } } } } }));
        Formatter.NullString = "nothing";
        Assert.Equal("nothing", Plain(null));
        Formatter.ResetToDefault();
        Assert.Equal((20, 6, "<null>"), (Formatter.ListExpansionLimit, Formatter.RecursionLimit, Formatter.NullString));
        Assert.Throws<ArgumentException>(() => Formatter.ListExpansionLimit = -1);
    }

    private static bool Write(FormatContext context, string text)
    {
        context.Writer.Write(text);
        return true;
    }
}
