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
            : await book.NewestAsync(command.SourceSystem, given.CampaignId, command.OptimizationType, cancellationToken);
        if (stored is null && Measurements.OnlyNames(given))
            return Refused(command, "campaign_id: no figures are known for this campaign");

        var campaign = book.FindOrAdd(command.SourceSystem, given.CampaignId);
        campaign.TakeSettings(given, command.RequestedAt);
        var figures = stored?.Figures ?? given;
        var reading = book.FindOrAddReading(command.ReviewId);
        reading.Take(command, stored);

        var now = time.GetUtcNow();
        var standing = new CampaignStanding(book, options.Value, now);
        var ownBudget = standing.HasOvertaken(campaign, reading) ? given.DailyBudgetUsd : null;
        reading.Take(NormalizedFigures.Of(figures with
        {
            DailyBudgetUsd = ownBudget ?? campaign.DailyBudgetUsd,
            TotalBudgetUsd = given.TotalBudgetUsd ?? campaign.TotalBudgetUsd,
        }), options.Value, now);
        await standing.TakeAsync(campaign, reading, cancellationToken);
        campaign.Touch(now);
        return Optimized(command, reading, standing.HasOvertaken(campaign, reading));
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

    static CampaignOptimized Optimized(OptimizeCampaign command, CampaignReading reading, bool overtaken) => new()
    {
        ReviewId = command.ReviewId,
        HandoffId = command.HandoffId,
        SourceSystem = command.SourceSystem,
        CampaignId = command.Figures.CampaignId,
        OptimizationType = command.OptimizationType,
        PerformanceScore = reading.PerformanceScore,
        Recommendations = reading.Recommendations,
        Reasons = reading.Reasons,
        OptimizedAt = reading.OptimizedAt,
        Overtaken = overtaken,
    };
}
