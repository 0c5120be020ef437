using MarketingBus.Saga.Orchestrator;

namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>Who says what, how everybody behaves, and what the rules say; the schedule decides when.</summary>
internal sealed record Scenario
{
    public required IReadOnlyList<Said> Inputs { get; init; }

    public Habit Triage { get; init; }

    public Habit Engagement { get; init; }

    public Habit Optimizer { get; init; }

    public ManagerHabit Manager { get; init; }

    /// <summary>What follows when an agent was silent in all its attempts.</summary>
    public HandoffFallback WhenSilent { get; init; }

    /// <summary>What follows when the Manager was silent.</summary>
    public HandoffFallback WhenManagerIsSilent { get; init; } = HandoffFallback.Continue;

    /// <summary>True when campaigns are seen below their targets and are to be paused.</summary>
    public bool CampaignUnderperforms { get; init; }

    public override string ToString() =>
        $"{string.Join(", ", Inputs)}; triage {Triage}, engagement {Engagement}, optimizer {Optimizer}, manager {Manager}; "
        + $"agent silent: {WhenSilent}, manager silent: {WhenManagerIsSilent}, campaign underperforms: {CampaignUnderperforms}";
}
