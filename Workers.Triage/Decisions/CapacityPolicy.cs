using MarketingBus.Data.Queries;

namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>
/// Finds from the leads of late the score that as many a day reach as a destination can take. The rules are gone through in their order: what an earlier one takes is not
/// there for a later one, so that each gets its number of what is left.
/// </summary>
internal sealed class CapacityPolicy(TriageOptions options)
{
    public bool IsNeeded => options.Routing.Any(x => x.PerDay is not null);

    public CapacityThresholds Thresholds(ScoreDistribution lately)
    {
        var days = lately.History.TotalDays;
        if (lately.Scores.Sum(x => (long)x.Leads) < options.CapacityLeastLeads || lately.History < options.CapacityLeastHistory || days <= 0)
            return CapacityThresholds.Unknown;

        var left = lately.Scores.ToList();
        var byRule = new Dictionary<RoutingRule, CapacityThreshold>();
        foreach (var rule in options.Routing)
        {
            var matching = left.FindAll(x => rule.Matches(x.Score, x.Category, x.Grade));
            var threshold = rule.PerDay is { } perDay ? Threshold(matching, perDay * days) : CapacityThreshold.All;
            if (rule.PerDay is not null)
                byRule.Add(rule, threshold);

            left.RemoveAll(x => threshold.Takes(x.Score) && rule.Matches(x.Score, x.Category, x.Grade));
        }

        return new CapacityThresholds(days, byRule);
    }

    /// <summary>Leads of one score stand together: the threshold is the one that comes nearest to the capacity, and the best are never shut out.</summary>
    static CapacityThreshold Threshold(IEnumerable<ScoreCount> leads, double capacity)
    {
        var (taken, threshold) = (0d, double.NaN);
        foreach (var equal in leads.GroupBy(x => x.Score).OrderByDescending(x => x.Key))
        {
            var with = taken + equal.Sum(x => (long)x.Leads);
            if (taken > 0 && with - capacity > capacity - taken)
                return new CapacityThreshold(threshold);

            (taken, threshold) = (with, equal.Key);
            if (taken >= capacity)
                return new CapacityThreshold(threshold);
        }

        return CapacityThreshold.All;
    }
}
