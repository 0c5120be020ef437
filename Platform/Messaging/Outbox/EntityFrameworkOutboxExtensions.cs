using MarketingBus.Platform.Messaging.Delivery;
using MarketingBus.Platform.Messaging.Outbox;
using MassTransit;
using MassTransit.Configuration;
using MassTransit.Middleware;
using Microsoft.EntityFrameworkCore;
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
        configurator.TryAddSingleton<SubscriptionTable>();
        configurator.TryAddSingleton<OutboxRows>();
        configurator.TryAddScoped<IOutboxContextFactory<TDbContext>, EntityFrameworkOutboxContextFactory<TDbContext>>();

        configurator.TryAddSingleton<DeliveryService<TDbContext>>();
        configurator.AddSingleton<IOutboxNotification>(services => services.GetRequiredService<DeliveryService<TDbContext>>());
        configurator.AddHostedService(services => services.GetRequiredService<DeliveryService<TDbContext>>());
        configurator.AddReceiveObserver(services => services.GetRequiredService<DeliveryService<TDbContext>>());
        configurator.AddHostedService<InboxCleanupService<TDbContext>>();

        configure?.Invoke(new OutboxConfigurator<TDbContext>(configurator));

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
}
