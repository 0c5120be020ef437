using MassTransit;
using MassTransit.Configuration;
using MassTransit.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>The options of <see cref="EntityFrameworkOutboxExtensions.AddEntityFrameworkOutbox{TDbContext}"/>.</summary>
public interface IEntityFrameworkOutboxConfigurator
{
    /// <summary>Lets scopes outside consumers publish through the context as well.</summary>
    void UseBusOutbox();
}

internal sealed class OutboxConfigurator(IBusRegistrationConfigurator configurator) : IEntityFrameworkOutboxConfigurator
{
    public void UseBusOutbox() =>
        configurator.ReplaceScoped<IScopedBusContextProvider<IBus>, EntityFrameworkScopedBusContextProvider<IBus>>();
}
