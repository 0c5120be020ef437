using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>The transport of this process, known before its services are registered.</summary>
internal sealed record TransportChoice(TransportKind Kind);

internal static class TransportChoices
{
    /// <summary>False where nobody chose: a bus that was put together without a configuration is in-memory.</summary>
    public static bool UsesBroker(this IServiceCollection services) =>
        services.LastOrDefault(x => x.ServiceType == typeof(TransportChoice))?.ImplementationInstance is TransportChoice { Kind: TransportKind.RabbitMq };
}
