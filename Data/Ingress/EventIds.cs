using MarketingBus.Platform.Messaging;

namespace MarketingBus.Data.Ingress;

/// <summary>Ids of events that callers name.</summary>
public static class EventIds
{
    /// <summary>A UUID is taken as it is; any other name gives the same id each time within its source system.</summary>
    public static Guid FromName(string name, string sourceSystem) =>
        Guid.TryParseExact(name, "D", out var id) && id != Guid.Empty ? id : MarketingIds.From("event", sourceSystem, name);
}
