using MarketingBus.Platform.Messaging.Delivery;
using MarketingBus.Platform.Persistence;
using MassTransit;
using MassTransit.DependencyInjection;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>Within a consumer, the consumer's own outbox; elsewhere the context's.</summary>
internal sealed class EntityFrameworkScopedBusContextProvider<TBus>(
    TBus bus, UnitOfWork work, MessagingTables tables, OutboxRows rows, Bind<TBus, IClientFactory> clientFactory,
    Bind<TBus, IScopedConsumeContextProvider> consumeContexts, IServiceProvider provider)
    : IScopedBusContextProvider<TBus>
    where TBus : class, IBus
{
    public ScopedBusContext Context { get; } = consumeContexts.Value.HasContext
        ? new ConsumeContextScopedBusContext(consumeContexts.Value.GetContext(), clientFactory.Value)
        : new EntityFrameworkScopedBusContext<TBus>(bus, work, tables, rows, clientFactory.Value, provider);
}
