using System.Text.Json;

namespace MarketingBus.Platform.Hosting;

/// <summary>The name that an enum's value has on the wire, for sentences that clients read.</summary>
public static class WireName
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.All[value];

    static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> All = Enum.GetValues<T>().ToDictionary(x => x, x => JsonSerializer.SerializeToElement(x, WireJson.Options).GetString()!);
    }
}
