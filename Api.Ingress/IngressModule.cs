using MarketingBus.Platform.Hosting;

namespace MarketingBus.Api.Ingress;

/// <summary>REST: events in, answers out.</summary>
public sealed class IngressModule : ServiceModule
{
    public override string Name => "api-ingress";
}
