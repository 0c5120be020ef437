using System.Text.Json;

namespace MarketingBus.Platform.Hosting;

/// <summary>The names that an enum's values have on the wire.</summary>
public static class WireName
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    /// <summary>Every name with its value; letter case does not count.</summary>
    public static IReadOnlyDictionary<string, T> All<T>()
        where T : struct, Enum => Names<T>.ByName;

    /// <summary>All names in a row, for messages.</summary>
    public static string Listed<T>()
        where T : struct, Enum => Names<T>.Listed;

    static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(x => x, x => JsonSerializer.SerializeToElement(x, WireJson.Options).GetString()!);

        public static readonly Dictionary<string, T> ByName = ByValue.ToDictionary(x => x.Value, x => x.Key, StringComparer.OrdinalIgnoreCase);

        public static readonly string Listed = string.Join(", ", ByValue.Values);
    }
}
