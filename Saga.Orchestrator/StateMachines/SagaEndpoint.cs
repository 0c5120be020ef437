using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>One saga's endpoint: many messages at once, those of one instance one after the other, so that the version check seldom has to refuse.</summary>
internal static class SagaEndpoint
{
    // Many more than work at once: who waits behind a message of another instance, because both fall into one part, is one in a thousand.
    const int Parts = 1_024;

    public static IPartitioner LimitConcurrency(this IReceiveEndpointConfigurator endpoint, IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<OrchestratorOptions>>().Value;
        endpoint.PrefetchCount = options.PrefetchCount;
        endpoint.ConcurrentMessageLimit = options.ConcurrentMessageLimit;
        return new Partitioner(Parts, new Murmur3UnsafeHashGenerator());
    }

    /// <summary>On the endpoint, not the saga: the turn is waited for before the inbox and the instance are read.</summary>
    public static void TakeInTurn<T>(this IReceiveEndpointConfigurator endpoint, IPartitioner partitioner, Func<T, Guid> instance)
        where T : class => endpoint.UsePartitioner<T>(partitioner, context => instance(context.Message));
}
