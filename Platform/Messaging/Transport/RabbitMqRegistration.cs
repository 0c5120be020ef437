using MarketingBus.Platform.Hosting.Waiting;
using MarketingBus.Platform.Messaging.Delivery.Broker;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging.Transport;

internal static class RabbitMqRegistration
{
    public static void UsingMarketingRabbitMq(this IBusRegistrationConfigurator bus, IConfiguration configuration, TransportOptions conventions)
    {
        var options = configuration.GetSection(RabbitMqOptions.Section).Get<RabbitMqOptions>() ?? new RabbitMqOptions();

        bus.AddOptions<RabbitMqOptions>().BindConfiguration(RabbitMqOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        bus.AddOptions<RabbitMqTlsOptions>().BindConfiguration(RabbitMqTlsOptions.Section).ValidateOnStart();
        bus.AddOptions<RabbitMqKillSwitchOptions>().BindConfiguration(RabbitMqKillSwitchOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        bus.AddSingleton<EndpointQueues>();
        bus.AddSingleton<RabbitMqPublisher>();
        bus.AddSingleton<IBroker>(services => services.GetRequiredService<RabbitMqPublisher>());
        bus.AddHealthChecks().AddCheck<RabbitMqPublisher>("broker");
        bus.AddSingleton<IQueueInspector, RabbitMqQueueInspector>();
        bus.AddSingleton<IErrorQueues, RabbitMqErrorQueues>();
        bus.AddSingleton(services => RabbitMqHost.SettingsOf(
            services.GetRequiredService<IOptions<RabbitMqOptions>>().Value, services.GetRequiredService<IOptions<RabbitMqTlsOptions>>().Value,
            ServiceName.Of(services.GetRequiredService<IHostEnvironment>())));
        // Before the bus: what keeps it from starting is then said in a sentence, and not tried again for ever.
        bus.AddSingleton<RabbitMqCheck>();
        bus.AddSingleton<IServerCheck>(services => services.GetRequiredService<RabbitMqCheck>());

        bus.AddConfigureEndpointsCallback((context, queue, endpoint) =>
        {
            if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
                context.GetRequiredService<EndpointQueues>().Configure(rabbit, queue, options);
        });
        bus.UsingRabbitMq((context, transport) =>
        {
            transport.Host(context.GetRequiredService<RabbitMqHostSettings>());
            transport.OverrideDefaultBusEndpointQueueName(ServiceName.AnswerQueueOf(context.GetRequiredService<IHostEnvironment>()));
            transport.PrefetchCount = options.PrefetchCount;
            transport.ConcurrentMessageLimit = options.ConcurrentMessageLimit;
            transport.SendTopology.ConfigureErrorSettings = queue => EndpointQueues.ConfigureFailures(queue, options);
            transport.SendTopology.ConfigureDeadLetterSettings = queue => EndpointQueues.ConfigureFailures(queue, options);
            transport.UseKillSwitch(context.GetRequiredService<IOptions<RabbitMqKillSwitchOptions>>().Value);
            // What is published before its consumer's queue exists would be lost, confirmed or not.
            transport.DeployPublishTopology = true;
            transport.UseConventions(conventions);
            transport.ConfigureEndpoints(context);
        });
    }

    static void UseKillSwitch(this IBusFactoryConfigurator transport, RabbitMqKillSwitchOptions options) =>
        transport.UseKillSwitch(killSwitch => killSwitch
            .SetActivationThreshold(options.ActivationThreshold).SetTripThreshold(options.TripPercent)
            .SetTrackingPeriod(options.TrackingPeriod).SetRestartTimeout(options.RestartTimeout));
}
