using MarketingBus.Api.Ingress;
using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Upstream;
using MarketingBus.Data;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Messaging.Upstream;
using MassTransit;
using Microsoft.Extensions.Options;

namespace MarketingBus.Tests.Integration.Upstream;

/// <summary>The real intake, whose first answers get lost: the events are durable, and nobody knows.</summary>
internal sealed class FailsAfterCommit(
    UpstreamReader reader, EventIntake intake, MarketingDbContext database, IPublishEndpoint publish, IErasedPeople erased, IOptions<IngressOptions> options, IOptions<UpstreamOptions> upstream, UpstreamMetrics metrics,
    TimeProvider time)
    : IUpstreamHandler
{
    readonly UpstreamIntake real = new(reader, intake, database, publish, erased, options, upstream, metrics, time);

    public static int Failures { get; private set; }

    public async Task<IReadOnlyList<UpstreamVerdict>> HandleAsync(IReadOnlyList<UpstreamMessage> messages, CancellationToken cancellationToken)
    {
        var verdicts = await real.HandleAsync(messages, cancellationToken);
        return Failures++ < 3 ? throw new TimeoutException("The answer was lost.") : verdicts;
    }

    public Task<UpstreamVerdict> GiveUpAsync(UpstreamMessage message, Exception failure, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nothing is to be given up.");

    public Task<bool> IsReadyAsync(CancellationToken cancellationToken) => real.IsReadyAsync(cancellationToken);
}
