using MarketingBus.Bench.Pipeline.Ground;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>MassTransit on RabbitMQ by its own means, with nothing of ours between: quorum queues, confirms, the same limits, no retry.</summary>
internal static class PlainBus
{
    public static async Task<IHost> StartAsync(CaseGround ground, Action<IBusRegistrationConfigurator> configure, CancellationToken cancellationToken)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        builder.Services.AddSingleton<FlowProgress>();
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();
            bus.AddConfigureEndpointsCallback((_, _, endpoint) =>
            {
                FlowLimits.Apply(endpoint);
                if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
                    rabbit.SetQuorumQueue();
            });
            configure(bus);
            bus.UsingRabbitMq((context, transport) =>
            {
                transport.Host(ground.Servers.Host, ground.Servers.BrokerPort, ground.VirtualHost, host =>
                {
                    host.Username(ground.Servers.User);
                    host.Password(ground.Servers.Password);
                });
                transport.DeployPublishTopology = true;
                transport.ConfigureEndpoints(context);
            });
        });
        var app = builder.Build();
        await app.StartAsync(cancellationToken);
        return app;
    }
}
