namespace MarketingBus.Memory.LongTerm;

/// <summary>What to merge into what is known of one lead; the score, 0 to 1, is an upstream's own.</summary>
/// <param name="LearntAt">When the lead told; a preference that was learnt later stays. Null for now.</param>
public sealed record LeadPreferences(
    Guid JourneyId, string LeadId, IReadOnlyDictionary<string, string> Preferences, double? RfmScore = null, DateTimeOffset? LearntAt = null);
