using System.Text.Json;
using System.Text.Json.Serialization;

namespace TorchSharp.Tests;

/// <summary>Reads what Fixtures/make_fixtures.py wrote.</summary>
internal static class Fixture
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    internal static T Read<T>(string name) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name + ".json")), Options)!;

    internal static T Read<T>(JsonElement element) => element.Deserialize<T>(Options)!;

    /// <summary>The cases of a file that is a list of named ones.</summary>
    internal static Dictionary<string, JsonElement> ReadNamed(string name) =>
        Read<List<JsonElement>>(name).ToDictionary(entry => entry.GetProperty("name").GetString()!);
}
