using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging.Transport;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MarketingBus.Platform.Messaging;

internal static class BusRegistration
{
    /// <summary>The one AddMassTransit call of a process.</summary>
    public static void AddBus(this IServiceCollection services, IConfiguration configuration, IReadOnlyList<ServiceModule> modules)
    {
        var outbox = configuration.GetSection(OutboxOptions.Section).Get<OutboxOptions>() ?? new OutboxOptions();

        var transport = configuration.GetSection(TransportOptions.Section).Get<TransportOptions>() ?? new TransportOptions();

        var kind = transport.KindIn(configuration.World());

        services.AddSingleton(new TransportChoice(kind));
        services.TryAddSingleton<AnswerClient>();
        services.TryAddSingleton<RetryLog>();
        services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();

            // Outermost first: every retry runs in a fresh scope, with an outbox of its own.
            bus.AddConfigureEndpointsCallback((context, _, endpoint) => endpoint.UseMessageRetry(retry =>
            {
                retry.Exponential(outbox.RetryLimit, TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(50));
                retry.ConnectRetryObserver(context.GetRequiredService<RetryLog>());
            }));

            foreach (var module in modules)
                module.AddBus(bus);

            if (kind == TransportKind.InMemory)
                bus.UsingInMemory((context, factory) => factory.ConfigureEndpoints(context));
            else
                bus.UsingMarketingRabbitMq(configuration);
        });
    }
}
