using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Platform.Messaging.Delivery.InMemory;

/// <summary>On the in-memory transport the outbox is the queue, and this process is the only one that takes from it.</summary>
internal sealed class OutboxQueueInspector<TDbContext>(TDbContext database, SubscriptionTable table) : IQueueInspector
    where TDbContext : DbContext
{
    public async Task<IReadOnlyList<QueueFigures>> LookAsync(IReadOnlyCollection<string> queues, CancellationToken cancellationToken)
    {
        var waiting = await database.Set<OutboxMessage>().GroupBy(x => x.Destination).Select(x => new { x.Key, Count = x.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count, cancellationToken);
        return [.. queues.Select(x => new QueueFigures(x, waiting.GetValueOrDefault(x), table.IsDurable(x) ? 1 : 0))];
    }
}
