using MarketingBus.Contracts;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>How long triage and engagement took to answer, in seconds, by what was away while they did.</summary>
internal static class AgentTimes
{
    const string Nothing = "nothing";

    /// <summary>The 99th percentile by server, and by "nothing" for handoffs that met no absence.</summary>
    public static IReadOnlyDictionary<string, double> P99(IEnumerable<HandoffRow> handoffs, IReadOnlyList<Absence> absences) => handoffs
        .Where(x => x is { To: AgentType.LeadTriage or AgentType.Engagement, Outcome: "answered" or "refused", EndedAt: not null })
        .GroupBy(x => absences.FirstOrDefault(absence => absence.Meets(x.StartedAt, x.EndedAt!.Value))?.Server ?? Nothing)
        .ToDictionary(x => x.Key, x => Percentile.P99(x.Select(handoff => (handoff.EndedAt!.Value - handoff.StartedAt).TotalSeconds)));
}
