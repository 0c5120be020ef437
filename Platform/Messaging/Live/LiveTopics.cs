using MassTransit;

namespace MarketingBus.Platform.Messaging.Live;

/// <summary>Collects what is listened to until there is an endpoint to put it on.</summary>
internal sealed class LiveTopics : ILiveTopics
{
    readonly List<Action<IReceiveEndpointConfigurator>> handlers = [];
    readonly List<string> messages = [];

    /// <summary>The contracts' names, as outbox rows have them.</summary>
    public IReadOnlyList<string> Messages => messages;

    public ILiveTopics On<T>(Action<T> heard)
        where T : class
    {
        messages.Add(typeof(T).Name);
        handlers.Add(endpoint => endpoint.Handler<T>(context =>
        {
            heard(context.Message);
            return Task.CompletedTask;
        }));
        return this;
    }

    public void Configure(IReceiveEndpointConfigurator endpoint) => handlers.ForEach(x => x(endpoint));
}
