using MarketingBus.Contracts;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.Semantic;
using MarketingBus.Workers.Memory.Decisions;
using MassTransit;

namespace MarketingBus.Workers.Memory.Consumers;

/// <summary>Remembers what campaigns were advised to change.</summary>
internal sealed class RememberCampaignsConsumer(IKnowledgeGraph graph, IEpisodicMemory episodic) : IConsumer<Batch<CampaignOptimized>>
{
    public async Task Consume(ConsumeContext<Batch<CampaignOptimized>> context)
    {
        var optimized = context.Message.Select(x => x.Message).OrderBy(x => x.OptimizedAt).ToList();

        await graph.UpsertAsync([.. optimized.SelectMany(CampaignAdvice.Facts)], context.CancellationToken);
        await episodic.StoreAsync([.. optimized.SelectMany(CampaignAdvice.Episodes)], context.CancellationToken);
    }
}
