using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Platform.Messaging.Upstream;

public static class UpstreamRegistration
{
    /// <summary>Gives upstream messages to a handler, where there is a broker to take them from.</summary>
    public static void AddUpstream<THandler>(this IHostApplicationBuilder builder)
        where THandler : class, IUpstreamHandler
    {
        builder.Services.AddOptions<UpstreamOptions>().BindConfiguration(UpstreamOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<IUpstreamHandler, THandler>();

        var transport = builder.Configuration.GetSection(TransportOptions.Section).Get<TransportOptions>() ?? new TransportOptions();
        var upstream = builder.Configuration.GetSection(UpstreamOptions.Section).Get<UpstreamOptions>() ?? new UpstreamOptions();
        if (transport.KindIn(builder.Configuration.World()) != TransportKind.RabbitMq || !upstream.Enabled)
            return;

        builder.Services.AddSingleton<PersistentHandler>();
        builder.Services.AddSingleton<UpstreamState>();
        builder.Services.AddSingleton<UpstreamLog>();
        builder.Services.AddHostedService<UpstreamConsumer>();
        builder.Services.AddHealthChecks().AddCheck<UpstreamState>("upstream");
    }
}
