namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>From which score on a rule's destination can take every lead. Never changed: a new look at the leads makes a new one.</summary>
/// <param name="Days">How many days of leads it rests on.</param>
/// <param name="ByRule">0 to 100, for each rule that names a capacity; 0 where it takes all.</param>
internal sealed record CapacityThresholds(double Days, IReadOnlyDictionary<RoutingRule, double> ByRule)
{
    /// <summary>Too few leads are known to say anything.</summary>
    public static CapacityThresholds Unknown { get; } = new(0, new Dictionary<RoutingRule, double>());

    public double? Of(RoutingRule rule) => ByRule.TryGetValue(rule, out var threshold) ? threshold : null;
}
