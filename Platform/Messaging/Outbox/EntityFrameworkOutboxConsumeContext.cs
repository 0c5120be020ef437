using MarketingBus.Platform.Messaging.Delivery;
using MarketingBus.Platform.Messaging.Delivery.InMemory;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using MassTransit;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using MassTransit.Serialization;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>Collects what a consumer sends; <see cref="SetConsumed"/> makes it durable with everything that the consumer changed, in one commit.</summary>
internal sealed class EntityFrameworkOutboxConsumeContext<TMessage>(
    ConsumeContext<TMessage> context, OutboxConsumeOptions options, IServiceProvider provider, UnitOfWork work, MessagingTables tables, OutboxRows rows, InboxLook look, TimeProvider time,
    IReadOnlyList<ConsumeContext> messages, bool isPart)
    : OutboxConsumeContextProxy<TMessage>(context, options, provider)
    where TMessage : class
{
    readonly Lock gate = new();
    readonly List<OutboxMessage> outgoing = [];
    readonly List<(Uri Address, StoredMessagePipe Message)> temporary = [];
    readonly List<Func<Task>> consumed = [];

    public override bool ContinueProcessing { get; set; } = true;

    public override bool IsMessageConsumed => false;

    public override bool IsOutboxDelivered => false;

    public override int ReceiveCount => 1;

    public override long? LastSequenceNumber => null;

    public override async Task SetConsumed()
    {
        foreach (var message in messages)
        {
            work.Add(RowChange.Insert(tables.Inbox, new InboxState { MessageId = message.MessageId!.Value, ConsumerId = ConsumerId, Consumed = time.GetUtcNow() }));
            if (StoredMessagePipe.SequenceOf(message.ReceiveContext) is { } sequence)
                work.Add(RowChange.Delete(tables.Outbox, new OutboxMessage { SequenceNumber = sequence }));
        }

        foreach (var row in outgoing)
            work.Add(RowChange.Insert(tables.Outbox, row));

        // Whoever was held up for so long must not do what another has done and forgotten meanwhile.
        await look.RefuseForgottenAsync(messages, ConsumerId, CancellationToken);
        await work.SaveAsync(CancellationToken);
        foreach (var notify in consumed)
            await notify();
        foreach (var message in messages)
            RemovedRow.Note(message.ReceiveContext);
    }

    /// <summary>
    /// The consumer is done before its work is durable; a batch acknowledges what was told to be consumed, even when the commit then fails. A part of a batch tells nothing: MassTransit would take
    /// it for the batch's last message, which may be the one that fails.
    /// </summary>
    public override Task NotifyConsumed<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
    {
        if (!isPart)
            consumed.Add(() => base.NotifyConsumed(context, duration, consumerType));
        return Task.CompletedTask;
    }

    public override Task AddSend<T>(SendContext<T> context)
    {
        lock (gate)
        {
            if (rows.IsTemporary(context.DestinationAddress))
                temporary.Add((context.DestinationAddress!, Stored(context)));
            else
                outgoing.AddRange(rows.Of(context));
        }

        return Task.CompletedTask;
    }

    /// <summary>Answers to callers that wait on a temporary address leave after the commit; when the caller is gone, so is their use.</summary>
    public async Task SendTemporary()
    {
        foreach (var (address, message) in temporary)
        {
            var endpoint = await CapturedContext.ReceiveContext.SendEndpointProvider.GetSendEndpoint(address);
            await endpoint.Send(new SerializedMessageBody(), message, CancellationToken);
        }
    }

    // The pipe of MassTransit's official package delivers from within the consume; here delivery follows the commit, so nothing asks for these.
    public override Task SetDelivered() => Task.CompletedTask;

    public override Task<List<OutboxMessageContext>> LoadOutboxMessages() => Task.FromResult<List<OutboxMessageContext>>([]);

    public override Task NotifyOutboxMessageDelivered(OutboxMessageContext message) => Task.CompletedTask;

    public override Task RemoveOutboxMessages() => Task.CompletedTask;

    StoredMessagePipe Stored<T>(SendContext<T> context)
        where T : class
    {
        var body = context.Serializer.GetMessageBody(context).GetBytes();
        return new(context.MessageId ?? NewId.NextGuid(), context.Serializer.ContentType.ToString(), body, StoredHeaders.Of(context, time.GetUtcNow()), sequenceNumber: null);
    }
}
