using MassTransit;

namespace MarketingBus.Platform.Messaging.Delivery.InMemory;

/// <summary>
/// Marks a received message whose outbox row is gone for good. One that ends without the mark left its row behind: the transport lets a message go that nobody consumed,
/// such as the second of two with one id in a batch.
/// </summary>
internal sealed class RemovedRow
{
    static readonly RemovedRow Mark = new();

    RemovedRow()
    {
    }

    public static void Note(ReceiveContext context) => context.GetOrAddPayload(() => Mark);

    public static bool IsOn(ReceiveContext context) => context.TryGetPayload<RemovedRow>(out _);
}
