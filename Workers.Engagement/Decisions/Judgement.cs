using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;

namespace MarketingBus.Workers.Engagement.Decisions;

/// <summary>A message to a lead: when it was handed to the provider, and when the provider had taken it.</summary>
internal sealed record SentMessage(Guid JourneyId, Channel? Channel, string? MessageId, DateTimeOffset IntendedAt, DateTimeOffset SentAt)
{
    /// <summary>A message whose sender was lost is settled long after it went out, but no sender waits longer than the timeout.</summary>
    public static SentMessage Of(Outreach outreach, TimeSpan sendTimeout)
    {
        var latest = outreach.IntendedAt + sendTimeout;
        var sentAt = outreach.Status == OutreachStatus.Sent && outreach.EndedAt is { } ended ? (ended < latest ? ended : latest) : outreach.IntendedAt;
        return new SentMessage(outreach.JourneyId, outreach.Channel, outreach.MessageId, outreach.IntendedAt, sentAt);
    }
}

/// <summary>A click that was kept before.</summary>
internal sealed record EarlierClick(Guid EventId, Guid JourneyId, DateTimeOffset OccurredAt, bool IsAutomated);

/// <summary>Which events are a machine's, and why.</summary>
/// <param name="Reasons">By the id of each event that is automated, kept before or now.</param>
/// <param name="TakenBack">Those of them that were kept before as a person's.</param>
internal sealed record Judgement(IReadOnlyDictionary<Guid, string> Reasons, IReadOnlyList<EarlierClick> TakenBack)
{
    public static Judgement NothingAutomated { get; } = new(new Dictionary<Guid, string>(), []);
}
