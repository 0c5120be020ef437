using MarketingBus.Contracts;
using MarketingBus.Learning;

namespace MarketingBus.Tests.Integration.Triage;

/// <summary>Gives every lead the promoted model's probability; none promoted where that is null. It knows nothing of leads without a source.</summary>
internal sealed class FakeLeadScorer(double? probability = null) : ILeadScorer
{
    public LeadScores? Score(IReadOnlyList<LeadProfile> leads) => probability is { } value
        ? new LeadScores("model-7", [.. leads.Select(lead => new LeadScore(value, [new Reason { Code = "visits", Text = "Visits often." }]) { IsInformed = lead.Source is not null })])
        : null;
}
