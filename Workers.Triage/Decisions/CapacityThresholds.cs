namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>From which score on a rule's destination can take every lead. Never changed: a new look at the leads makes a new one.</summary>
/// <param name="Days">How many days of leads it rests on.</param>
/// <param name="ByRule">For each rule that names a capacity.</param>
internal sealed record CapacityThresholds(double Days, IReadOnlyDictionary<RoutingRule, CapacityThreshold> ByRule)
{
    /// <summary>Too few leads are known to say anything.</summary>
    public static CapacityThresholds Unknown { get; } = new(0, new Dictionary<RoutingRule, CapacityThreshold>());

    public CapacityThreshold? Of(RoutingRule rule) => ByRule.GetValueOrDefault(rule);
}

/// <summary>Which leads a destination can take.</summary>
/// <param name="FromScore">0 to 100; null when it takes all, since fewer came than it can take.</param>
internal sealed record CapacityThreshold(double? FromScore)
{
    public static CapacityThreshold All { get; } = new(FromScore: null);

    public bool Takes(double score) => FromScore is null || score >= FromScore;
}
