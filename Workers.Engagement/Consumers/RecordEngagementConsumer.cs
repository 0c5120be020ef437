using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Workers.Engagement.Consumers;

/// <summary>Keeps what leads did, and whom not to contact any more.</summary>
internal sealed class RecordEngagementConsumer(MarketingDbContext database, TimeProvider time) : IConsumer<Batch<EngagementRecorded>>
{
    public async Task Consume(ConsumeContext<Batch<EngagementRecorded>> context)
    {
        var events = context.Message.Select(x => x.Message).ToList();
        var journeys = events.Where(x => ReasonOf(x.Kind) is not null).Select(x => x.JourneyId).Distinct().ToArray();

        var recordedBefore = database.ReadAllAsync(events.Select(x => x.EventId), (EngagementEvent x) => x.EventId, context.CancellationToken);
        var suppressions = await database.FindAllAsync(journeys, (Suppression x) => x.JourneyId, context.CancellationToken);
        var seen = (await recordedBefore).Keys.ToHashSet();

        foreach (var recorded in events.Where(x => seen.Add(x.EventId)))
        {
            if (string.IsNullOrWhiteSpace(recorded.LeadId))
            {
                await context.Publish(Rejected(recorded));
                continue;
            }

            database.AddRow(Kept(recorded));
            if (ReasonOf(recorded.Kind) is { } reason)
                Suppress(recorded, reason, suppressions);
        }
    }

    void Suppress(EngagementRecorded recorded, string reason, Dictionary<Guid, Suppression> suppressions)
    {
        if (!suppressions.TryGetValue(recorded.JourneyId, out var suppression))
        {
            suppression = new Suppression { JourneyId = recorded.JourneyId, LeadId = recorded.LeadId, Reason = reason, Since = recorded.OccurredAt };
            suppressions.Add(suppression.JourneyId, suppression);
            database.Add(suppression);
        }
        else if (recorded.Kind == EngagementKind.Complained)
        {
            suppression.Reason = reason;
        }
    }

    static string? ReasonOf(EngagementKind kind) => kind switch
    {
        EngagementKind.Unsubscribed => "unsubscribed",
        EngagementKind.Complained => "complained",
        _ => null,
    };

    static EngagementEvent Kept(EngagementRecorded recorded) => new()
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
        OccurredAt = recorded.OccurredAt,
    };

    EventRejected Rejected(EngagementRecorded recorded) => new()
    {
        EventId = recorded.EventId,
        EventType = nameof(EngagementRecorded),
        Errors = new Dictionary<string, string[]> { ["lead_id"] = ["The event names no lead."] },
        RejectedAt = time.GetUtcNow(),
    };
}
