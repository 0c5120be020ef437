using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Platform.Messaging;
using MarketingBus.Workers.Engagement.Decisions;
using MassTransit;

namespace MarketingBus.Workers.Engagement.Consumers;

/// <summary>
/// Keeps what leads did and says who did it, a person or a machine. Nobody else judges: two that looked at the same clicks at different
/// moments would come to different verdicts, so everybody who counts hears this one, which is committed with the row.
/// </summary>
internal sealed class RecordEngagementConsumer(MarketingDbContext database, EngagementJudge judge, TimeProvider time) : IConsumer<Batch<EngagementRecorded>>
{
    public async Task Consume(ConsumeContext<Batch<EngagementRecorded>> context)
    {
        var events = context.Message.Select(x => x.Message).ToList();
        var recordedBefore = await database.ReadAllAsync(events.Select(x => x.EventId), (EngagementEvent x) => x.EventId, context.CancellationToken);
        var seen = recordedBefore.Keys.ToHashSet();

        var happened = new List<EngagementRecorded>(events.Count);
        foreach (var recorded in events.Where(x => seen.Add(x.EventId)))
        {
            if (string.IsNullOrWhiteSpace(recorded.LeadId))
                await context.Publish(Rejected(recorded));
            else
                happened.Add(recorded);
        }

        var judgement = await judge.JudgeAsync(happened, context.CancellationToken);
        foreach (var recorded in happened)
        {
            var automated = judgement.Reasons.GetValueOrDefault(recorded.EventId);
            database.AddRow(Kept(recorded, automated));
            await context.Publish(new EngagementJudged { Engagement = recorded, AutomatedReason = automated });
        }

        await TakeBackAsync(context, happened, judgement);
    }

    /// <summary>Two processes may take back the same click at once: their messages have one id, made of the click's, so that each inbox takes it once.</summary>
    async Task TakeBackAsync(ConsumeContext context, List<EngagementRecorded> happened, Judgement judgement)
    {
        var kept = await database.FindAllAsync(judgement.TakenBack.Select(x => x.EventId), (EngagementEvent x) => x.EventId, context.CancellationToken);
        foreach (var click in kept.Values)
        {
            click.AutomatedReason = judgement.Reasons[click.EventId];
            var recorded = Recorded(click, happened.First(x => x.JourneyId == click.JourneyId).SourceSystem);
            await context.Publish(
                new EngagementJudged { Engagement = recorded, AutomatedReason = click.AutomatedReason, TakesBack = true },
                x => x.MessageId = MarketingIds.From("taken-back", click.EventId.ToString()));
        }
    }

    static EngagementEvent Kept(EngagementRecorded recorded, string? automated) => new()
    {
        EventId = recorded.EventId,
        JourneyId = recorded.JourneyId,
        LeadId = recorded.LeadId,
        Kind = recorded.Kind,
        Channel = recorded.Channel,
        CampaignId = recorded.CampaignId,
        MessageId = recorded.MessageId,
        ValueUsd = recorded.ValueUsd,
        Text = recorded.Text,
        AutomatedReason = automated,
        OccurredAt = recorded.OccurredAt,
    };

    static EngagementRecorded Recorded(EngagementEvent kept, string sourceSystem) => new()
    {
        EventId = kept.EventId,
        JourneyId = kept.JourneyId,
        SourceSystem = sourceSystem,
        LeadId = kept.LeadId,
        Kind = kept.Kind,
        Channel = kept.Channel,
        CampaignId = kept.CampaignId,
        MessageId = kept.MessageId,
        OccurredAt = kept.OccurredAt,
    };

    EventRejected Rejected(EngagementRecorded recorded) => new()
    {
        EventId = recorded.EventId,
        EventType = nameof(EngagementRecorded),
        Errors = new Dictionary<string, string[]> { ["lead_id"] = ["The event names no lead."] },
        RejectedAt = time.GetUtcNow(),
    };
}
