using System.Text.Json.Nodes;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>The numbers of an event that is being made.</summary>
internal static class Figures
{
    /// <summary>Null where there is none.</summary>
    public static double? Of(JsonObject body, string name) =>
        body[name] is not JsonValue value ? null : value.TryGetValue(out double amount) ? amount : value.TryGetValue(out long count) ? count : null;
}
