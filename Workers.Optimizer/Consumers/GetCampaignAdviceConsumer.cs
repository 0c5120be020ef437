using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Workers.Optimizer.Decisions;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Workers.Optimizer.Consumers;

/// <summary>Advises as a review would, and leaves no trace.</summary>
internal sealed class GetCampaignAdviceConsumer(MarketingDbContext database, IOptions<OptimizerOptions> options) : IConsumer<GetCampaignAdvice>
{
    public async Task Consume(ConsumeContext<GetCampaignAdvice> context) =>
        await context.RespondAsync(await AnswerAsync(context.Message, context.CancellationToken));

    async Task<CampaignAdvised> AnswerAsync(GetCampaignAdvice question, CancellationToken cancellationToken)
    {
        var found = question.Figures
            ?? (await new CampaignBook(database).NewestAsync(question.SourceSystem, question.CampaignId, question.OptimizationType, cancellationToken))?.Figures;
        if (found is null)
            return Refused(question, "campaign_id: no figures are known for this campaign");

        if (!Measurements.CanAnswer(found, question.OptimizationType))
            return Refused(question, $"{Needed(question.OptimizationType)}: no such figures are known for this campaign");

        if (FiguresRules.FirstError(found) is { } error)
            return Refused(question, error);

        var campaign = await database.Set<Campaign>().AsNoTracking()
            .FirstOrDefaultAsync(x => x.CampaignId == question.CampaignId && x.SourceSystem == question.SourceSystem, cancellationToken);
        var (figures, notes) = NormalizedFigures.Of(found with
        {
            DailyBudgetUsd = question.Figures?.DailyBudgetUsd ?? campaign?.DailyBudgetUsd ?? found.DailyBudgetUsd,
            TotalBudgetUsd = question.TotalBudgetUsd ?? campaign?.TotalBudgetUsd ?? found.TotalBudgetUsd,
        });
        var judgement = Judgement.Of(figures, question.OptimizationType, options.Value);
        return new CampaignAdvised
        {
            SourceSystem = question.SourceSystem,
            CampaignId = question.CampaignId,
            Date = figures.Date,
            Confidence = options.Value.Confidence,
            Recommendations = judgement.Recommendations,
            Reasons = [.. notes, .. judgement.Reasons],
            Variants = question.OptimizationType == OptimizationType.AbTestAnalysis ? VariantStandings.Of(figures, options.Value) : [],
            Channels = question.OptimizationType == OptimizationType.BudgetOptimization ? ChannelPlans.Of(figures, options.Value) : [],
        };
    }

    static string Needed(OptimizationType question) => question switch
    {
        OptimizationType.AbTestAnalysis => "variants",
        OptimizationType.BudgetOptimization => "channel_performance",
        _ => "figures",
    };

    static CampaignAdvised Refused(GetCampaignAdvice question, string reason) =>
        new() { SourceSystem = question.SourceSystem, CampaignId = question.CampaignId, Refusal = reason };
}
