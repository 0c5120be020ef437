using MarketingBus.Platform.Hosting.Waiting;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Platform.Messaging.Transport;

internal static class RabbitMqRegistration
{
    public static void UsingMarketingRabbitMq(this IBusRegistrationConfigurator bus, IConfiguration configuration)
    {
        var options = configuration.GetSection(RabbitMqOptions.Section).Get<RabbitMqOptions>() ?? new RabbitMqOptions();

        bus.AddOptions<RabbitMqOptions>().BindConfiguration(RabbitMqOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        bus.AddSingleton<IServerCheck, RabbitMqAnswers>();
        bus.AddConfigureEndpointsCallback((_, _, endpoint) =>
        {
            if (options.QuorumQueues && endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
                rabbit.SetQuorumQueue();
        });
        bus.UsingRabbitMq((context, transport) =>
        {
            transport.Host(options.Host, options.Port, options.VirtualHost, host =>
            {
                host.Username(options.Username);
                host.Password(options.Password);
            });
            transport.DeployPublishTopology = true;
            transport.ConfigureEndpoints(context);
        });
    }
}
