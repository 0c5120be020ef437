using MarketingBus.Platform.Messaging;
using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging.Upstream;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Upstream;

/// <summary>Accepts upstream messages as REST accepts requests: all that wait in one commit, and what is wrong is told and kept.</summary>
internal sealed class UpstreamIntake(
    UpstreamReader reader, EventIntake intake, MarketingDbContext database, IPublishEndpoint publish, IErasedPeople erased, IOptions<IngressOptions> options, IOptions<UpstreamOptions> upstream, UpstreamMetrics metrics,
    TimeProvider time)
    : IUpstreamHandler
{
    public async Task<IReadOnlyList<UpstreamVerdict>> HandleAsync(IReadOnlyList<UpstreamMessage> messages, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var read = messages.Select(x => reader.Read(x, now)).ToList();
        foreach (var valid in read.SelectMany(x => x).Where(x => x.Submission is not null).Chunk(options.Value.MaxEvents))
            await AcceptAsync(valid, cancellationToken);

        foreach (var (message, items) in messages.Zip(read))
            await ForgetAsync(message, items, cancellationToken);

        await TellAsync([.. read.SelectMany(x => x).Where(x => x.Problem is not null)], cancellationToken);
        return [.. read.Select(Verdicts.Of)];
    }

    public async Task<UpstreamVerdict> GiveUpAsync(UpstreamMessage message, Exception failure, CancellationToken cancellationToken)
    {
        var item = new UpstreamItem
        {
            TypeName = PlainReader.TypeOf(message),
            OriginalId = message.MessageId,
            SourceSystem = message.AppId,
            Problem = RequestProblem.Of(StatusCodes.Status500InternalServerError, $"It failed every time: {failure.GetBaseException().GetType().Name}."),
        };
        await ForgetAsync(message, [item], cancellationToken);
        await TellAsync([item], cancellationToken);
        return Verdicts.Of([item]);
    }

    public Task<bool> IsReadyAsync(CancellationToken cancellationToken) => database.Database.CanConnectAsync(cancellationToken);

    async Task AcceptAsync(IReadOnlyList<UpstreamItem> items, CancellationToken cancellationToken)
    {
        var outcomes = await intake.AcceptAsync([.. items.Select(x => x.Submission!)], cancellationToken);
        foreach (var (item, outcome) in items.Zip(outcomes))
        {
            item.Outcome = outcome;
            metrics.Warned(outcome == Acceptance.Accepted ? item.Submission!.Warnings : []);
            item.Problem = outcome switch
            {
                Acceptance.Conflict => RequestProblem.Conflict(EventAcceptance.ConflictMessage),
                Acceptance.Erased => Erased.Problem(),
                _ => item.Problem,
            };
        }
    }

    /// <summary>What is wrong is kept as it came, unless it names somebody who was erased, in whichever of its events.</summary>
    async Task ForgetAsync(UpstreamMessage message, IReadOnlyList<UpstreamItem> items, CancellationToken cancellationToken)
    {
        if (items.All(x => x.Problem is null))
            return;

        var names = items.Any(x => x.Outcome == Acceptance.Erased) || await erased.AreNamedInAsync(() => message.Body, cancellationToken);
        foreach (var item in items.Where(_ => names))
            item.NamesErased = true;
    }

    /// <summary>After the acceptance and in a commit of its own: only an intake that has ended knows its conflicts.</summary>
    async Task TellAsync(IReadOnlyList<UpstreamItem> rejected, CancellationToken cancellationToken)
    {
        if (rejected.Count == 0)
            return;

        foreach (var item in rejected)
            await publish.Publish(Verdicts.Rejection(item, upstream.Value.ErrorQueueName(), time.GetUtcNow()), cancellationToken);

        await database.SaveChangesAsync(cancellationToken);
    }
}
