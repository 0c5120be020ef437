namespace MarketingBus.Platform.Messaging.Live;

/// <summary>
/// Events as they happen, for those who wait for them now, such as a client that watches a resource. Every process that listens hears every event, whoever else takes it. Nothing is kept:
/// what happens while nobody listens, or cannot be handled, is gone. What must not be lost needs a consumer.
/// </summary>
public interface ILiveEvents
{
    /// <summary>Listens from when this completes until the process ends, on a queue that goes with the process.</summary>
    Task ListenAsync(Action<ILiveTopics> topics, CancellationToken cancellationToken);
}

/// <summary>What is listened to.</summary>
public interface ILiveTopics
{
    /// <summary>Calls back for each event of a type, several at a time. It is to return at once: it holds up the events behind it.</summary>
    ILiveTopics On<T>(Action<T> heard)
        where T : class;
}
