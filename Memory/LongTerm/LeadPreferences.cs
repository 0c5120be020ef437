namespace MarketingBus.Memory.LongTerm;

/// <summary>What to merge into what is known of one lead; the score, 0 to 1, is an upstream's own.</summary>
public sealed record LeadPreferences(Guid JourneyId, string LeadId, IReadOnlyDictionary<string, string> Preferences, double? RfmScore = null);
