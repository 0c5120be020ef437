using System.Collections.Concurrent;
using MarketingBus.Platform.Messaging.Delivery;
using MassTransit;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>What this process knows of its consumers' progress: how old the messages are that they are given. What is older than that, and a window besides, does not come again and may be forgotten.</summary>
internal sealed class InboxMemory(IOptions<OutboxOptions> options, TimeProvider time)
{
    // Of the window: so far the clocks of two machines may be apart, and so long is "lately".
    const int Part = 4;

    readonly ConcurrentDictionary<Guid, Oldest> consumers = [];

    TimeSpan Window => options.Value.DuplicateDetectionWindow;

    /// <summary>Consumers that were given a message by this process, and the time before which none of what they were given lately was sent.</summary>
    public IEnumerable<(Guid ConsumerId, DateTimeOffset OldestSent)> Consumers
    {
        get
        {
            var now = time.GetUtcNow();
            return consumers.Select(x => (x.Key, x.Value.Of(now, Lately)));
        }
    }

    public void Saw(Guid consumerId, ConsumeContext message)
    {
        var now = time.GetUtcNow();
        consumers.GetOrAdd(consumerId, _ => new Oldest(now)).Add(SentOf(message) ?? now, now, Lately);
    }

    /// <summary>True for a message that the inbox may have forgotten. One whose row leaves the outbox in the commit of its effects cannot come twice, and one that a person sent back was asked for.</summary>
    public bool IsOld(ConsumeContext message) =>
        SentOf(message) is { } sent && time.GetUtcNow() - sent > Window - Clocks
        && StoredMessagePipe.SequenceOf(message.ReceiveContext) is null && !message.ReceiveContext.TransportHeaders.TryGetHeader(MessageHeaders.Reason, out _);

    /// <summary>True where an old message that the inbox does not know may have been known to it.</summary>
    public bool IsForgotten(ConsumeContext message, InboxHorizon horizon) => SentOf(message) - Clocks < horizon.ForgottenBefore;

    public static DateTimeOffset? SentOf(ConsumeContext message) => StoredHeaders.SentOf(message.ReceiveContext.TransportHeaders);

    TimeSpan Clocks => Window / Part;

    TimeSpan Lately => Window / Part;

    /// <summary>The oldest of this part of time and of the one before.</summary>
    sealed class Oldest(DateTimeOffset began)
    {
        readonly Lock gate = new();
        DateTimeOffset since = began;
        DateTimeOffset? current;
        DateTimeOffset? before;

        public void Add(DateTimeOffset sent, DateTimeOffset now, TimeSpan part)
        {
            lock (gate)
            {
                Turn(now, part);
                current = current < sent ? current : sent;
            }
        }

        public DateTimeOffset Of(DateTimeOffset now, TimeSpan part)
        {
            lock (gate)
            {
                Turn(now, part);
                return new[] { current, before, now }.OfType<DateTimeOffset>().Min();
            }
        }

        void Turn(DateTimeOffset now, TimeSpan part)
        {
            if (now - since <= part)
                return;

            before = now - since <= 2 * part ? current : null;
            (current, since) = (null, now);
        }
    }
}
