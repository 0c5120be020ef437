using MarketingBus.Platform.Persistence.Rows;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>The tables of inbox and outbox, without a context at hand.</summary>
internal sealed class MessagingTables(Func<IModel> model)
{
    readonly Lazy<IModel> model = new(model);

    public TableMap Inbox => field ??= TableMap.Required<InboxState>(model.Value);

    public TableMap Horizons => field ??= TableMap.Required<InboxHorizon>(model.Value);

    public TableMap Outbox => field ??= TableMap.Required<OutboxMessage>(model.Value);

    public TableMap Of<T>() => TableMap.Required<T>(model.Value);
}
