using MarketingBus.Platform.Persistence;
using MassTransit;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>Asks the inbox of one scope what became of messages before.</summary>
internal sealed class InboxLook(UnitOfWork work, MessagingTables tables, InboxMemory memory)
{
    /// <summary>For each message whether it was consumed.</summary>
    public async Task<IReadOnlyList<bool>> KnownAsync(IReadOnlyList<ConsumeContext> messages, Guid consumerId, CancellationToken cancellationToken)
    {
        var inbox = tables.Inbox.PrimaryKey;
        var found = await work.LoadAsync(inbox, [.. messages.Select(x => inbox.Of(IdOf(x), consumerId))], cancellationToken);
        return [.. found.Select(x => x is not null)];
    }

    /// <summary>The inbox first, then how far it was forgotten: that is written before anything is forgotten.</summary>
    /// <exception cref="MessageForgottenException">One of the messages is so old that the inbox may have forgotten it, and it is not there.</exception>
    public async Task RefuseForgottenAsync(IReadOnlyList<ConsumeContext> messages, Guid consumerId, CancellationToken cancellationToken)
    {
        var old = messages.Where(memory.IsOld).ToList();
        if (old.Count == 0)
            return;

        var known = await KnownAsync(old, consumerId, cancellationToken);
        var horizons = tables.Horizons.PrimaryKey;
        if (await work.LoadAsync(horizons, horizons.Of(consumerId), cancellationToken) is not { } values)
            return;

        var horizon = (InboxHorizon)tables.Horizons.EntityOf(values);
        if (old.Where((message, index) => !known[index] && memory.IsForgotten(message, horizon)).FirstOrDefault() is { } forgotten)
            throw new MessageForgottenException(InboxMemory.SentOf(forgotten)!.Value);
    }

    static Guid IdOf(ConsumeContext context) => context.MessageId ?? throw new MessageException(context.GetType(), "A message needs an id to be consumed once");
}
