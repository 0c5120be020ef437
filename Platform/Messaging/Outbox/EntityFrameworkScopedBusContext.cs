using MarketingBus.Platform.Messaging.Delivery;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using MassTransit;
using MassTransit.Clients;
using MassTransit.DependencyInjection;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using MassTransit.Transports;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>Outside a consumer: what a scope publishes is written when its context saves.</summary>
internal sealed class EntityFrameworkScopedBusContext<TBus>(
    TBus bus, UnitOfWork work, MessagingTables tables, OutboxRows rows, IClientFactory clientFactory, IServiceProvider provider)
    : ScopedBusContext, OutboxSendContext
    where TBus : class, IBus
{
    public ISendEndpointProvider SendEndpointProvider => field ??= new OutboxSendEndpointProvider(this, bus);

    public IPublishEndpoint PublishEndpoint => field ??= new PublishEndpoint(new OutboxPublishEndpointProvider(this, bus));

    public IScopedClientFactory ClientFactory =>
        field ??= new ScopedClientFactory(new ClientFactory(new ScopedClientFactoryContext(clientFactory, provider)), null);

    public Task AddSend<T>(SendContext<T> context)
        where T : class
    {
        foreach (var row in rows.Of(context))
            work.Add(RowChange.Insert(tables.Outbox, row));

        return Task.CompletedTask;
    }

    public object? GetService(Type serviceType) => provider.GetService(serviceType);
}
