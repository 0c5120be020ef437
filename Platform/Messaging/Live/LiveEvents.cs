using MassTransit;

namespace MarketingBus.Platform.Messaging.Live;

/// <summary>A temporary endpoint a listener. A broker copies events to its queue; on the in-memory transport <see cref="LiveEndpoints"/> does.</summary>
internal sealed class LiveEvents(IBus bus, LiveEndpoints endpoints) : ILiveEvents
{
    const string Tag = "live";

    public async Task ListenAsync(Action<ILiveTopics> topics, CancellationToken cancellationToken)
    {
        var wanted = new LiveTopics();
        topics(wanted);
        var handle = bus.ConnectReceiveEndpoint(new TemporaryEndpointDefinition(Tag), KebabCaseEndpointNameFormatter.Instance, endpoint =>
        {
            // Nobody would look into the error queue of a queue that is gone.
            endpoint.DiscardFaultedMessages();
            endpoint.DiscardSkippedMessages();
            wanted.Configure(endpoint);
        });
        var ready = await handle.Ready.WaitAsync(cancellationToken);
        endpoints.Add(await bus.GetSendEndpoint(ready.InputAddress), wanted.Messages);
    }
}
