using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Workers.Memory.Decisions;
using MassTransit;
using Microsoft.Extensions.Options;

namespace MarketingBus.Workers.Memory.Consumers;

/// <summary>Remembers which message reached whom by which channel.</summary>
internal sealed class RememberOutreachConsumer(
    MarketingDbContext database, IKnowledgeGraph graph, IShortTermMemory shortTerm, IOptions<MemoryWorkerOptions> options)
    : IConsumer<Batch<LeadEngaged>>
{
    public async Task Consume(ConsumeContext<Batch<LeadEngaged>> context)
    {
        var engaged = context.Message.Select(x => x.Message).OrderBy(x => x.EngagedAt).ToList();
        var profiles = await database.ProfilesAsync(engaged.Select(x => x.JourneyId), context.CancellationToken);

        await graph.UpsertAsync(
            [.. engaged.SelectMany(x => SegmentFacts.ReachedBy(profiles.GetValueOrDefault(x.JourneyId), x.Channel, x.EngagedAt))], context.CancellationToken);
        await shortTerm.StoreAsync(
            [.. engaged.SelectMany(x => ConversationUpdates.Of(x, options.Value.ConversationTimeToLive))], context.CancellationToken);
    }
}
