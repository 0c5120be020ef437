using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Hosting;

internal static class GracefulStop
{
    /// <summary>What the outbox and the web server do after the bus has stopped.</summary>
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The process ends in any case: a bus that waits for an answer that never comes heeds no other bound. Only for a process of our own.
    /// </summary>
    public static void BoundStop(this WebApplication app)
    {
        var patience = app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout + Margin;
        var end = TimeProvider.System.CreateTimer(
            _ => Environment.Exit(Environment.ExitCode == 0 ? ExitCodes.Failed : Environment.ExitCode), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        app.Lifetime.ApplicationStopping.Register(() => end.Change(patience, Timeout.InfiniteTimeSpan));
    }

    public static void AddGracefulStop(this IServiceCollection services)
    {
        services.AddOptions<StopOptions>().BindConfiguration(StopOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HostOptions>().Configure<IOptions<StopOptions>>((host, stop) => host.ShutdownTimeout = stop.Value.Timeout + Margin);
        services.AddOptions<MassTransitHostOptions>().Configure<IOptions<StopOptions>>((bus, stop) => bus.StopTimeout = stop.Value.Timeout);
    }
}
