namespace MarketingBus.Memory.LongTerm;

/// <summary>What to merge into what is known of one lead; the score, 0 to 1, is an upstream's own.</summary>
/// <param name="LearntAt">When the lead told, for people; null for now.</param>
/// <param name="JourneyVersion">The version of the lead's journey that told it: a preference of a later version stays. Null for what somebody tells by hand, which holds until a later version says otherwise.</param>
public sealed record LeadPreferences(
    Guid JourneyId, string LeadId, IReadOnlyDictionary<string, string> Preferences, double? RfmScore = null, DateTimeOffset? LearntAt = null, int? JourneyVersion = null);
