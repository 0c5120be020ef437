using MarketingBus.Contracts;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Workers.Memory.Decisions;
using MassTransit;
using Microsoft.Extensions.Options;

namespace MarketingBus.Workers.Memory.Consumers;

/// <summary>Remembers what triage learnt about leads.</summary>
internal sealed class RememberLeadsConsumer(
    IKnowledgeGraph graph, ILongTermMemory longTerm, IShortTermMemory shortTerm, IOptions<MemoryWorkerOptions> options)
    : IConsumer<Batch<LeadTriaged>>
{
    public async Task Consume(ConsumeContext<Batch<LeadTriaged>> context)
    {
        // Memory lets the later write win, whatever the order of arrival within the batch.
        var triaged = context.Message.Select(x => x.Message).OrderBy(x => x.JourneyVersion).ToList();

        await graph.UpsertAsync([.. triaged.SelectMany(LeadFacts.Of)], context.CancellationToken);
        await longTerm.MergeAsync([.. triaged.Select(LeadFacts.PreferencesOf)], context.CancellationToken);
        await shortTerm.StoreAsync(
            [.. triaged.SelectMany(x => ConversationUpdates.Of(x, options.Value.ConversationTimeToLive))], context.CancellationToken);
    }
}
