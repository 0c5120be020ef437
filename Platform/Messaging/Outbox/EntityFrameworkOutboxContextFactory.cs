using MarketingBus.Platform.Messaging.Delivery;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>Gives a consumer a context in which what it changes and what it sends become durable together, once per message.</summary>
internal sealed class EntityFrameworkOutboxContextFactory<TDbContext>(TDbContext database, IServiceProvider provider, OutboxRows rows, TimeProvider time)
    : IOutboxContextFactory<TDbContext>
    where TDbContext : DbContext
{
    public async Task Send<T>(ConsumeContext<T> context, OutboxConsumeOptions options, IPipe<OutboxConsumeContext<T>> next)
        where T : class
    {
        var messages = BatchOf.Messages(context);
        var consumed = await ConsumedBefore(messages, options.ConsumerId, context.CancellationToken);
        if (consumed.Count > 0)
            await DropRowsOf(messages.Where(x => consumed.Contains(IdOf(x))));

        if (messages.All(x => consumed.Contains(IdOf(x))))
        {
            // A dropped duplicate was consumed as far as the transport is concerned, or it would end in the skipped queue.
            await context.NotifyConsumed(context, TimeSpan.Zero, options.ConsumerType);
            return;
        }

        if (consumed.Count > 0)
        {
            context = BatchOf.Without(context, consumed);
            messages = BatchOf.Messages(context);
        }

        var outboxContext = new EntityFrameworkOutboxConsumeContext<TDbContext, T>(context, options, provider, database, rows, time, messages);
        await next.Send(outboxContext);
        await outboxContext.SendTemporary();
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("outboxContextFactory").Add("provider", "entityFrameworkCore");

    async Task<HashSet<Guid>> ConsumedBefore(IReadOnlyList<ConsumeContext> messages, Guid consumerId, CancellationToken cancellationToken)
    {
        var inbox = database.Set<InboxState>().AsNoTracking();
        if (messages is [var single])
        {
            var id = IdOf(single);
            return await inbox.AnyAsync(x => x.MessageId == id && x.ConsumerId == consumerId, cancellationToken) ? [id] : [];
        }

        var ids = messages.Select(IdOf).ToArray();
        return [.. await inbox.Where(x => ids.Contains(x.MessageId) && x.ConsumerId == consumerId).Select(x => x.MessageId).ToListAsync(cancellationToken)];
    }

    /// <summary>A duplicate that was published as a row of its own has no effect that could take the row with it.</summary>
    async Task DropRowsOf(IEnumerable<ConsumeContext> duplicates)
    {
        foreach (var duplicate in duplicates)
        {
            if (StoredMessagePipe.SequenceOf(duplicate.ReceiveContext) is { } sequence
                && await database.Set<OutboxMessage>().FindAsync([sequence], CancellationToken.None) is { } row)
                database.Remove(row);
        }

        await database.SaveChangesAsync(CancellationToken.None);
    }

    static Guid IdOf(ConsumeContext context) => context.MessageId ?? throw new MessageException(context.GetType(), "A message needs an id to be consumed once");
}
