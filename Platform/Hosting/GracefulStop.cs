using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Hosting;

internal static class GracefulStop
{
    /// <summary>What the outbox and the web server do after the bus has stopped.</summary>
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    public static void AddGracefulStop(this IServiceCollection services)
    {
        services.AddOptions<StopOptions>().BindConfiguration(StopOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HostOptions>().Configure<IOptions<StopOptions>>((host, stop) => host.ShutdownTimeout = stop.Value.Timeout + Margin);
        services.AddOptions<MassTransitHostOptions>().Configure<IOptions<StopOptions>>((bus, stop) => bus.StopTimeout = stop.Value.Timeout);
    }
}
