using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Workers.Optimizer.Decisions;
using MassTransit;
using Microsoft.Extensions.Options;

namespace MarketingBus.Workers.Optimizer.Consumers;

/// <summary>Judges a batch of campaign figures and keeps what was found.</summary>
internal sealed class OptimizeCampaignConsumer(MarketingDbContext database, IOptions<OptimizerOptions> options, TimeProvider time)
    : IConsumer<Batch<OptimizeCampaign>>
{
    public async Task Consume(ConsumeContext<Batch<OptimizeCampaign>> context)
    {
        // Delivery may turn two commands round; the order in which their figures were accepted is what counts.
        var commands = context.Message.Select(x => x.Message).OrderBy(x => x.Sequence).ToList();
        var book = new CampaignBook(database);
        await book.LoadAsync(commands, context.CancellationToken);
        foreach (var command in commands)
            await context.Publish(await AnswerAsync(command, book, context.CancellationToken), context.CancellationToken);
    }

    async Task<object> AnswerAsync(OptimizeCampaign command, CampaignBook book, CancellationToken cancellationToken)
    {
        if (FiguresRules.FirstError(command.Figures) is { } error)
            return Refused(command, error);

        var given = command.Figures;
        var stored = Measurements.HasAny(given)
            ? null
            : await book.LatestFiguresAsync(command.SourceSystem, given.CampaignId, command.OptimizationType, cancellationToken);
        if (stored is null && Measurements.OnlyNames(given))
            return Refused(command, "campaign_id: no figures are known for this campaign");

        var campaign = book.FindOrAdd(command.SourceSystem, given.CampaignId);
        campaign.TakeSettings(given);
        var (figures, notes) = NormalizedFigures.Of((stored ?? given) with
        {
            DailyBudgetUsd = given.DailyBudgetUsd ?? campaign.DailyBudgetUsd,
            TotalBudgetUsd = given.TotalBudgetUsd ?? campaign.TotalBudgetUsd,
        });
        var judgement = Judgement.Of(figures, command.OptimizationType, options.Value);
        judgement = judgement with { Reasons = [.. notes, .. judgement.Reasons] };

        var now = time.GetUtcNow();
        campaign.TakeJudgement(command.OptimizationType, judgement, now);
        book.FindOrAddReading(command.ReviewId).Take(command, figures, judgement, now);
        return Optimized(command, judgement, now);
    }

    OptimizationRefused Refused(OptimizeCampaign command, string reason) => new()
    {
        ReviewId = command.ReviewId,
        HandoffId = command.HandoffId,
        SourceSystem = command.SourceSystem,
        CampaignId = command.Figures.CampaignId,
        Reason = reason,
        RefusedAt = time.GetUtcNow(),
    };

    static CampaignOptimized Optimized(OptimizeCampaign command, Judgement judgement, DateTimeOffset now) => new()
    {
        ReviewId = command.ReviewId,
        HandoffId = command.HandoffId,
        SourceSystem = command.SourceSystem,
        CampaignId = command.Figures.CampaignId,
        OptimizationType = command.OptimizationType,
        PerformanceScore = judgement.PerformanceScore,
        Recommendations = judgement.Recommendations,
        Reasons = judgement.Reasons,
        OptimizedAt = now,
    };
}
