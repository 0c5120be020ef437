using MarketingBus.Platform.Hosting;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>The whole product inside a command: a loopback port of its own, and only errors in the terminal.</summary>
internal static class QuietHost
{
    public static Task<WebApplication> StartAsync(string? database, CancellationToken cancellationToken) =>
        ServiceHost.StartAsync(
            ["--urls=http://127.0.0.1:0", .. CommonOptions.DatabaseSetting(database)],
            EmbeddedModules.All(),
            builder => builder.Logging.SetMinimumLevel(LogLevel.Error),
            cancellationToken);
}
