using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging.Live;
using MarketingBus.Platform.Messaging.Outbox;
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
        var retry = configuration.GetSection(RetryOptions.Section).Get<RetryOptions>() ?? new RetryOptions();
        var transport = configuration.GetSection(TransportOptions.Section).Get<TransportOptions>() ?? new TransportOptions();
        var kind = transport.KindIn(configuration.World());
        services.AddSingleton(new TransportChoice(kind));
        services.TryAddSingleton<AnswerClient>();
        services.TryAddSingleton<RetryLog>();
        services.TryAddSingleton<LiveEndpoints>();
        services.TryAddSingleton<ILiveEvents, LiveEvents>();
        services.AddOptions<BatchingOptions>().BindConfiguration(BatchingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RetryOptions>().BindConfiguration(RetryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        // Before the bus, whose start it watches as well.
        if (kind == TransportKind.RabbitMq)
            services.AddHostedService<BusWatch>();
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();
            bus.AddConfigureEndpointsCallback((context, _, endpoint) => endpoint.UseRetries(context, outbox, retry));

            foreach (var module in modules)
                module.AddBus(bus);

            if (kind == TransportKind.InMemory)
                bus.UsingInMemory((context, factory) =>
                {
                    factory.UseConventions(transport);
                    factory.ConfigureEndpoints(context);
                });
            else
                bus.UsingMarketingRabbitMq(configuration, transport);
        });
    }

    /// <summary>
    /// A batch that is tried again as a whole keeps the batches behind it waiting. What waits for a locked row leaves its batch, and the retry around each message gives it pauses of its own.
    /// </summary>
    static bool IsOfBatches(IRetryConfigurator retry) =>
        retry.GetType().GetGenericArguments() is [{ IsGenericType: true } context, ..] && context.GetGenericArguments() is [{ IsGenericType: true } message] && message.GetGenericTypeDefinition() == typeof(Batch<>);

    /// <summary>Outermost first: every try runs in a fresh scope, with an outbox of its own.</summary>
    static void UseRetries(this IReceiveEndpointConfigurator endpoint, IRegistrationContext context, OutboxOptions outbox, RetryOptions options)
    {
        if (options.OutageLimit > 0)
        {
            endpoint.UseMessageRetry(retry =>
            {
                retry.Handle<Exception>(ServerAway.Is);
                if (IsOfBatches(retry))
                    retry.Ignore<Exception>(ServerAway.IsLockedRow);

                retry.Exponential(options.OutageLimit, options.OutagePause, options.LongestOutagePause, options.OutagePause);
                retry.ConnectRetryObserver(context.GetRequiredService<RetryLog>());
            });
        }

        endpoint.UseMessageRetry(retry =>
        {
            if (options.OutageLimit > 0)
                retry.Ignore<Exception>(ServerAway.Is);

            retry.Ignore<MessageForgottenException>();
            retry.Exponential(outbox.RetryLimit, TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(50));
            retry.ConnectRetryObserver(context.GetRequiredService<RetryLog>());
        });
        _ = new AttemptClocks(endpoint, context.GetRequiredService<TimeProvider>());
    }
}
