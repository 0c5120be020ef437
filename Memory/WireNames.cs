using System.Text.Json;

namespace MarketingBus.Memory;

/// <summary>Enums as their wire names, so that memory speaks as the messages do.</summary>
public static class WireNames
{
    public static string ToWire<T>(this T value)
        where T : struct, Enum => JsonSerializer.SerializeToElement(value).GetString()!;
}
