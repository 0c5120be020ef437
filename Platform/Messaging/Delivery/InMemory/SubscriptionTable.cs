using System.Collections.Concurrent;

namespace MarketingBus.Platform.Messaging.Delivery.InMemory;

/// <summary>Which endpoints take which messages, learnt while the bus is configured: a published message is written once for each of them.</summary>
internal sealed class SubscriptionTable
{
    readonly ConcurrentDictionary<Type, ConcurrentDictionary<string, byte>> endpointsByType = [];
    readonly ConcurrentDictionary<string, byte> endpoints = [];

    public IEnumerable<string> Endpoints => endpoints.Keys;

    public void Add(string endpoint, Type messageType)
    {
        endpoints.TryAdd(endpoint, 0);
        endpointsByType.GetOrAdd(messageType, _ => []).TryAdd(endpoint, 0);
    }

    public bool IsDurable(string endpoint) => endpoints.ContainsKey(endpoint);

    public IEnumerable<Type> MessagesOf(string endpoint) => endpointsByType.Where(x => x.Value.ContainsKey(endpoint)).Select(x => x.Key);

    public IEnumerable<string> Subscribers(Type messageType) =>
        endpointsByType.TryGetValue(messageType, out var subscribers) ? subscribers.Keys : [];
}
