using MarketingBus.Contracts;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;

namespace MarketingBus.Workers.Memory.Decisions;

/// <summary>What a triaged lead adds to memory. Names, addresses and phone numbers stay out of it.</summary>
internal static class LeadFacts
{
    const string Source = "triage";

    public static IEnumerable<Triple> Of(LeadTriaged triaged)
    {
        var lead = triaged.Lead;
        var node = GraphNode.Lead(triaged.SourceSystem, lead.LeadId, triaged.JourneyId);

        // A sole trader's company is the person.
        var company = string.Equals(lead.Company?.Trim(), lead.Name?.Trim(), StringComparison.OrdinalIgnoreCase) ? null : GraphNode.Company(lead.Company);

        IEnumerable<(string? Subject, string Predicate, string? Object)> facts =
        [
            (node, "works_at", company),
            (node, "works_in", lead.Industry),
            (node, "is_a", lead.Persona),
            (node, "located_in", lead.Region),
            (company, "in_industry", lead.Industry),
        ];
        foreach (var (subject, predicate, value) in facts)
        {
            if (subject is not null && GraphNode.Value(value) is { } known)
                yield return new Triple(subject, predicate, known, Source: Source) { FirstSeenAt = triaged.TriagedAt, LastSeenAt = triaged.TriagedAt };
        }
    }

    /// <summary>The preferred channel in lower case, whatever case upstream used.</summary>
    public static LeadPreferences PreferencesOf(LeadTriaged triaged)
    {
        var preferences = new Dictionary<string, string>();
        if (!string.IsNullOrWhiteSpace(triaged.Lead.PreferredChannel))
            preferences["preferred_channel"] = triaged.Lead.PreferredChannel.Trim().ToLowerInvariant();

        return new LeadPreferences(triaged.JourneyId, triaged.Lead.LeadId, preferences, LearntAt: triaged.TriagedAt, JourneyVersion: triaged.JourneyVersion);
    }
}
