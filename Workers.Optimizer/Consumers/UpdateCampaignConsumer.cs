using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Workers.Optimizer.Decisions;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Workers.Optimizer.Consumers;

/// <summary>Changes a campaign's settings once per change id; asked again, it answers what was done then.</summary>
internal sealed partial class UpdateCampaignConsumer(MarketingDbContext database, TimeProvider time, ILogger<UpdateCampaignConsumer> logger)
    : IConsumer<UpdateCampaign>
{
    public async Task Consume(ConsumeContext<UpdateCampaign> context) =>
        await context.Publish(await AnswerAsync(context.Message, context.CancellationToken), context.CancellationToken);

    async Task<object> AnswerAsync(UpdateCampaign update, CancellationToken cancellationToken)
    {
        if (await database.Set<CampaignChange>().FindAsync([update.ChangeId], cancellationToken) is { } earlier)
            return Changed(earlier);

        var campaign = await database.Set<Campaign>()
            .FirstOrDefaultAsync(x => x.CampaignId == update.CampaignId && x.SourceSystem == update.SourceSystem, cancellationToken);
        if (campaign is null)
            return Rejected(update, new() { ["campaign_id"] = [$"No campaign {update.CampaignId} of {update.SourceSystem} is known."] });

        var settings = SettingsChange.Of(campaign, update);
        if (settings.Errors.Count > 0)
            return Rejected(update, settings.Errors);

        var now = time.GetUtcNow();
        campaign.TakeSettings(update, now);
        var change = new CampaignChange
        {
            ChangeId = update.ChangeId,
            SourceSystem = update.SourceSystem,
            CampaignId = update.CampaignId,
            Before = settings.Before,
            After = settings.After,
            ChangedBy = update.RequestedBy,
            ChangedAt = now,
        };
        database.Add(change);
        return Changed(change);
    }

    EventRejected Rejected(UpdateCampaign update, Dictionary<string, string[]> errors)
    {
        LogRejected(update.ChangeId, update.CampaignId, string.Join(", ", errors.Keys));
        return new EventRejected { EventId = update.ChangeId, EventType = nameof(UpdateCampaign), Errors = errors, RejectedAt = time.GetUtcNow() };
    }

    static CampaignChanged Changed(CampaignChange change) => new()
    {
        ChangeId = change.ChangeId,
        SourceSystem = change.SourceSystem,
        CampaignId = change.CampaignId,
        Before = change.Before,
        After = change.After,
        ChangedBy = change.ChangedBy,
        ChangedAt = change.ChangedAt,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Change {ChangeId} of campaign {CampaignId} was rejected: {Fields}")]
    partial void LogRejected(Guid changeId, string campaignId, string fields);
}
