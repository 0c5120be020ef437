using MarketingBus.Contracts;
using MarketingBus.Learning;
using MarketingBus.Workers.Triage.Decisions;

namespace MarketingBus.Workers.Triage;

/// <summary>The points that the rules give a profile, without memory: what a lead scores on which no model speaks.</summary>
internal sealed class RuleScorer(TriagePolicy policy) : IRuleScorer
{
    public double Score(LeadProfile lead) => policy.RuleScore(lead);
}
