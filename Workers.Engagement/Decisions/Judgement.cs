using MarketingBus.Contracts;

namespace MarketingBus.Workers.Engagement.Decisions;

/// <summary>A message to a lead: when it was handed to the provider, and when the provider had taken it.</summary>
internal sealed record SentMessage(Guid JourneyId, Channel? Channel, string? MessageId, DateTimeOffset IntendedAt, DateTimeOffset SentAt);

/// <summary>A click that was kept before.</summary>
internal sealed record EarlierClick(Guid EventId, Guid JourneyId, DateTimeOffset OccurredAt, bool IsAutomated);

/// <summary>Which events are a machine's, and why.</summary>
/// <param name="Reasons">By the id of each event that is automated, kept before or now.</param>
/// <param name="TakenBack">Those of them that were kept before as a person's.</param>
internal sealed record Judgement(IReadOnlyDictionary<Guid, string> Reasons, IReadOnlyList<EarlierClick> TakenBack)
{
    public static Judgement NothingAutomated { get; } = new(new Dictionary<Guid, string>(), []);
}
