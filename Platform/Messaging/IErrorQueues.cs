namespace MarketingBus.Platform.Messaging;

/// <summary>What the broker keeps of messages that could not be taken. There is none on the in-memory transport.</summary>
public interface IErrorQueues
{
    /// <summary>Looks at every message that is kept now, and removes those that a choice names; the others stay.</summary>
    /// <param name="queues">The queues whose errors, and whose messages that nobody there knew, are meant, by their own names.</param>
    /// <param name="isMeant">Says of a kept message's body and headers whether it is to go. The body is the message's only as long as it is asked.</param>
    /// <param name="remove">False only counts.</param>
    /// <param name="cancellationToken">Gives up; what was not removed by then stays.</param>
    /// <exception cref="TimeoutException">The broker has more and sends nothing. However long a queue is, its search goes on as long as messages come.</exception>
    /// <returns>How many were meant.</returns>
    Task<long> FindAsync(
        IReadOnlyCollection<string> queues, Func<KeptMessage, bool> isMeant, bool remove, CancellationToken cancellationToken);
}

/// <summary>A message in an error queue.</summary>
/// <param name="Queue">Where it is kept.</param>
/// <param name="Body">As it came.</param>
/// <param name="Headers">What was written beside it, the reason among it, by name.</param>
public sealed record KeptMessage(string Queue, ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, string> Headers);
