using MarketingBus.Contracts;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>How long triage and engagement took to answer, in seconds, by what was away when they were asked.</summary>
internal static class AgentTimes
{
    const string Nothing = "nothing";

    /// <summary>The 99th percentile by server, and by "nothing" for all other times.</summary>
    public static IReadOnlyDictionary<string, double> P99(IEnumerable<HandoffRow> handoffs, IReadOnlyList<Absence> absences) => handoffs
        .Where(x => x is { To: AgentType.LeadTriage or AgentType.Engagement, Outcome: "answered" or "refused", EndedAt: not null })
        .GroupBy(x => absences.FirstOrDefault(absence => absence.Contains(x.StartedAt))?.Server ?? Nothing)
        .ToDictionary(x => x.Key, x => P99([.. x.Select(handoff => (handoff.EndedAt!.Value - handoff.StartedAt).TotalSeconds).Order()]));

    static double P99(double[] sorted) => sorted[(int)Math.Ceiling(0.99 * sorted.Length) - 1];
}
