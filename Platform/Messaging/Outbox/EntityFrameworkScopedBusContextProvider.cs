using MarketingBus.Platform.Messaging.Delivery;
using MassTransit;
using MassTransit.DependencyInjection;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>Within a consumer, the consumer's own outbox; elsewhere the context's.</summary>
internal sealed class EntityFrameworkScopedBusContextProvider<TBus, TDbContext>(
    TBus bus, TDbContext database, OutboxRows rows, Bind<TBus, IClientFactory> clientFactory,
    Bind<TBus, IScopedConsumeContextProvider> consumeContexts, IServiceProvider provider)
    : IScopedBusContextProvider<TBus>
    where TBus : class, IBus
    where TDbContext : DbContext
{
    public ScopedBusContext Context { get; } = consumeContexts.Value.HasContext
        ? new ConsumeContextScopedBusContext(consumeContexts.Value.GetContext(), clientFactory.Value)
        : new EntityFrameworkScopedBusContext<TBus, TDbContext>(bus, database, rows, clientFactory.Value, provider);
}
