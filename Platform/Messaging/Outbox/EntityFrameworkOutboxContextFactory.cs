using MarketingBus.Platform.Messaging.Delivery;
using MarketingBus.Platform.Messaging.Delivery.InMemory;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>Gives a consumer a context in which what it changes and what it sends become durable together, once per message.</summary>
internal sealed class EntityFrameworkOutboxContextFactory<TDbContext>(
    UnitOfWork work, MessagingTables tables, InboxMemory memory, IServiceProvider provider, OutboxRows rows, TimeProvider time, IErasedPeople? erased = null)
    : IOutboxContextFactory<TDbContext>
    where TDbContext : DbContext
{
    readonly InboxLook look = new(work, tables, memory);

    public async Task Send<T>(ConsumeContext<T> context, OutboxConsumeOptions options, IPipe<OutboxConsumeContext<T>> next)
        where T : class
    {
        var messages = await DropErased(BatchOf.Messages(context), context.CancellationToken);
        foreach (var message in messages)
            memory.Saw(options.ConsumerId, message);
        if (MayBeKnown(context) || messages.Any(memory.IsOld))
            messages = await DropConsumed(messages, options.ConsumerId, context.CancellationToken);

        if (messages.Count == 0)
            await NotifyDropped(context, options);
        else if (messages.Count == 1)
            await Consume(context, options, next, messages);
        else if (!await ConsumeTogether(context, options, next, messages))
            await ConsumeEachAlone(context, options, next, messages);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("outboxContextFactory").Add("provider", "entityFrameworkCore");

    async Task Consume<T>(
        ConsumeContext<T> context, OutboxConsumeOptions options, IPipe<OutboxConsumeContext<T>> next, IReadOnlyList<ConsumeContext> messages, bool isPart = false)
        where T : class
    {
        await look.RefuseForgottenAsync(messages, options.ConsumerId, context.CancellationToken);
        var outboxContext = new EntityFrameworkOutboxConsumeContext<T>(
            BatchOf.Only(context, messages), options, provider, work, tables, rows, look, time, messages, isPart);
        await next.Send(outboxContext);
        await outboxContext.SendTemporary();
    }

    /// <summary>
    /// The commit inserts the inbox row, and so refuses a message that was consumed before, with all its effects. To look first is only worth a round trip where that is likely: the broker
    /// says that it delivers again, or the first try failed, perhaps for that very reason.
    /// </summary>
    static bool MayBeKnown<T>(ConsumeContext<T> context)
        where T : class => context.ReceiveContext.Redelivered || context.GetRetryAttempt() > 0;

    /// <summary>A dropped duplicate was consumed as far as the transport is concerned, or it would end in the skipped queue.</summary>
    static Task NotifyDropped<T>(ConsumeContext<T> context, OutboxConsumeOptions options)
        where T : class => context.NotifyConsumed(context, TimeSpan.Zero, options.ConsumerType);

    /// <summary>False when the batch must be taken apart. A row that somebody else wrote meanwhile is usually no matter at the second look, which costs one commit and not one for each.</summary>
    async Task<bool> ConsumeTogether<T>(
        ConsumeContext<T> context, OutboxConsumeOptions options, IPipe<OutboxConsumeContext<T>> next, IReadOnlyList<ConsumeContext> messages)
        where T : class
    {
        for (var look = 1; ; look++)
        {
            try
            {
                if (messages.Count == 0)
                    await NotifyDropped(context, options);
                else
                    await Consume(context, options, next, messages);

                return true;
            }
            catch (DbUpdateException exception) when (look == 1 && !ServerAway.IsLockedRow(exception) && !context.CancellationToken.IsCancellationRequested)
            {
                work.Clear();
                messages = await DropConsumed(messages, options.ConsumerId, context.CancellationToken);
            }
            catch (Exception) when (!context.CancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    /// <summary>One message that fails must not fail its batch: each is redone in a commit of its own, and only those that fail are retried or given up.</summary>
    async Task ConsumeEachAlone<T>(
        ConsumeContext<T> context, OutboxConsumeOptions options, IPipe<OutboxConsumeContext<T>> next, IReadOnlyList<ConsumeContext> messages)
        where T : class
    {
        List<Exception> failures = [];
        foreach (var message in messages)
        {
            work.Clear();
            try
            {
                if ((await DropConsumed([message], options.ConsumerId, context.CancellationToken)).Count > 0)
                    await Consume(context, options, next, [message], isPart: true);

                await BatchOf.NotifyConsumed(message, options.ConsumerType);
            }
            catch (Exception exception) when (!context.CancellationToken.IsCancellationRequested)
            {
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
            throw failures.Count == 1 ? failures[0] : new AggregateException(failures);
    }

    /// <summary>Leaves the messages that were not consumed before. A duplicate that was published as a row of its own has no effect that could take the row with it.</summary>
    async Task<IReadOnlyList<ConsumeContext>> DropConsumed(IReadOnlyList<ConsumeContext> messages, Guid consumerId, CancellationToken cancellationToken)
    {
        var known = await look.KnownAsync(messages, consumerId, cancellationToken);
        return await Drop([.. messages.Where((_, index) => known[index])], messages);
    }

    /// <summary>Leaves the messages about people who may still be known. The others had no effect and have none now, on a repetition too: no inbox row is needed to say so.</summary>
    async Task<IReadOnlyList<ConsumeContext>> DropErased(IReadOnlyList<ConsumeContext> messages, CancellationToken cancellationToken)
    {
        if (erased is null)
            return messages;

        List<ConsumeContext> refused = [];
        foreach (var message in messages)
        {
            if (await erased.AreNamedInAsync(() => message.ReceiveContext.Body.GetBytes(), cancellationToken))
                refused.Add(message);
        }

        return await Drop(refused, messages);
    }

    async Task<IReadOnlyList<ConsumeContext>> Drop(List<ConsumeContext> dropped, IReadOnlyList<ConsumeContext> messages)
    {
        if (dropped.Count == 0)
            return messages;

        foreach (var message in dropped)
        {
            if (StoredMessagePipe.SequenceOf(message.ReceiveContext) is { } sequence)
                work.Add(RowChange.Delete(tables.Outbox, new OutboxMessage { SequenceNumber = sequence }, mayBeGone: true));
        }

        await work.SaveAsync(CancellationToken.None);
        foreach (var message in dropped)
            RemovedRow.Note(message.ReceiveContext);

        return [.. messages.Except(dropped)];
    }
}
