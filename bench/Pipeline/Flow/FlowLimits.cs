using MassTransit;

namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>What every case allows at once.</summary>
internal static class FlowLimits
{
    public const ushort Prefetch = 256;
    public const int Concurrency = 64;

    public static void Apply(IReceiveEndpointConfigurator endpoint)
    {
        endpoint.PrefetchCount = Prefetch;
        endpoint.ConcurrentMessageLimit = Concurrency;
    }
}
