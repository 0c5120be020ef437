using System.Text.Json;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Mcp.Host;

/// <summary>The spellings that an enum has on the wire, any case.</summary>
internal static class WireNames<TEnum>
    where TEnum : struct, Enum
{
    public static IReadOnlyDictionary<string, TEnum> All { get; } =
        Enum.GetValues<TEnum>().ToDictionary(Of, x => x, StringComparer.OrdinalIgnoreCase);

    public static string Of(TEnum value) => JsonSerializer.SerializeToElement(value, WireJson.Options).GetString()!;
}
