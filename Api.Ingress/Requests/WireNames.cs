using System.Text.Json;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>The names that an enum's values have on the wire.</summary>
internal static class WireNames<T>
    where T : struct, Enum
{
    static readonly Dictionary<T, string> Names = Enum.GetValues<T>().ToDictionary(x => x, x => JsonSerializer.SerializeToElement(x, WireJson.Options).GetString()!);

    static readonly Dictionary<string, T> Values = Names.ToDictionary(x => x.Value, x => x.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them, for messages.</summary>
    public static string All { get; } = string.Join(", ", Names.Values);

    public static bool TryParse(string text, out T value) => Values.TryGetValue(text, out value);

    public static string Of(T value) => Names[value];
}
