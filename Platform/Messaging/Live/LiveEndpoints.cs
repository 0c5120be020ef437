using System.Collections.Concurrent;
using MassTransit;

namespace MarketingBus.Platform.Messaging.Live;

/// <summary>The live endpoints of this process, by what they listen to.</summary>
internal sealed class LiveEndpoints
{
    readonly ConcurrentDictionary<string, ISendEndpoint[]> endpointsByMessage = [];

    public void Add(ISendEndpoint endpoint, IEnumerable<string> messages)
    {
        foreach (var message in messages)
            endpointsByMessage.AddOrUpdate(message, [endpoint], (_, endpoints) => [.. endpoints, endpoint]);
    }

    /// <summary>Who listens to messages of this name.</summary>
    public IReadOnlyList<ISendEndpoint> Of(string message) => endpointsByMessage.GetValueOrDefault(message) ?? [];

    public bool IsEmpty => endpointsByMessage.IsEmpty;
}
