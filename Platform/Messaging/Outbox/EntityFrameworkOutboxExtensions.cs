using MarketingBus.Platform.Messaging.Delivery;
using MarketingBus.Platform.Messaging.Delivery.Broker;
using MarketingBus.Platform.Messaging.Delivery.InMemory;
using MarketingBus.Platform.Messaging.Live;
using MarketingBus.Platform.Messaging.Outbox;
using MarketingBus.Platform.Messaging.Transport;
using MassTransit;
using MassTransit.Configuration;
using MassTransit.Middleware;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MarketingBus.Platform.Messaging;

/// <summary>Inbox and outbox in the shape of MassTransit.EntityFrameworkCore, so that going over to it stays a small change.</summary>
public static class EntityFrameworkOutboxExtensions
{
    public static void AddEntityFrameworkOutbox<TDbContext>(
        this IBusRegistrationConfigurator configurator, Action<IEntityFrameworkOutboxConfigurator>? configure = null)
        where TDbContext : DbContext
    {
        configurator.AddOptions<OutboxOptions>().BindConfiguration(OutboxOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        configurator.TryAddSingleton(services => new MessagingTables(() => ModelOf<TDbContext>(services)));
        configurator.TryAddSingleton<OutboxRows>();
        configurator.TryAddSingleton<InboxMemory>();
        configurator.TryAddScoped<IOutboxContextFactory<TDbContext>, EntityFrameworkOutboxContextFactory<TDbContext>>();
        configurator.AddHostedService<InboxCleanupService<TDbContext>>();
        configurator.TryAddSingleton<SubscriptionTable>();
        if (configurator.UsesBroker())
            configurator.AddBrokerDelivery<TDbContext>();
        else
            configurator.AddInMemoryDelivery<TDbContext>();

        configure?.Invoke(new OutboxConfigurator(configurator));

        configurator.AddConfigureEndpointsCallback((context, _, endpoint) => endpoint.UseEntityFrameworkOutbox<TDbContext>(context));
    }

    /// <summary>Every consumer and saga of the endpoint consumes once, and sends what it sends with its commit.</summary>
    public static void UseEntityFrameworkOutbox<TDbContext>(this IReceiveEndpointConfigurator configurator, IRegistrationContext context)
        where TDbContext : DbContext
    {
        var subscriptions = new SubscriptionObserver(configurator.InputAddress.NameOf(), context.GetRequiredService<SubscriptionTable>());
        var outbox = new OutboxConsumePipeSpecificationObserver<TDbContext>(configurator, context);
        foreach (var observer in new IConsumerConfigurationObserver[] { subscriptions, outbox })
            configurator.ConnectConsumerConfigurationObserver(observer);
        foreach (var observer in new ISagaConfigurationObserver[] { subscriptions, outbox })
            configurator.ConnectSagaConfigurationObserver(observer);

        configurator.ConfigureError(error => error.UseFilter(new FaultedMessageFilter<TDbContext>(
            context.GetRequiredService<IServiceScopeFactory>(), context.GetRequiredService<TimeProvider>())));
    }

    static void AddInMemoryDelivery<TDbContext>(this IBusRegistrationConfigurator configurator)
        where TDbContext : DbContext
    {
        configurator.TryAddSingleton<IOutboxRouting, EndpointRouting>();
        configurator.TryAddScoped<IQueueInspector, OutboxQueueInspector<TDbContext>>();
        configurator.TryAddSingleton<LiveEndpoints>();
        configurator.TryAddSingleton<LiveDelivery>();
        configurator.AddHostedService(services => services.GetRequiredService<LiveDelivery>());
        configurator.TryAddSingleton<DeliveryService<TDbContext>>();
        configurator.AddSingleton<IOutboxNotification>(services => services.GetRequiredService<DeliveryService<TDbContext>>());
        configurator.AddHostedService(services => services.GetRequiredService<DeliveryService<TDbContext>>());
        configurator.AddReceiveObserver(services => services.GetRequiredService<DeliveryService<TDbContext>>());
    }

    static void AddBrokerDelivery<TDbContext>(this IBusRegistrationConfigurator configurator)
        where TDbContext : DbContext
    {
        configurator.TryAddSingleton<IOutboxRouting, BrokerRouting>();
        configurator.TryAddSingleton<BrokerDelivery>();
        configurator.AddSingleton<IOutboxNotification>(services => services.GetRequiredService<BrokerDelivery>());
        configurator.AddHostedService(services => services.GetRequiredService<BrokerDelivery>());
        configurator.AddHostedService<OutboxSweeper<TDbContext>>();
    }

    static IModel ModelOf<TDbContext>(IServiceProvider services)
        where TDbContext : DbContext
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<TDbContext>().Model;
    }
}
