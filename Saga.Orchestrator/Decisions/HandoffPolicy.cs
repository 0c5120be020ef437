using MarketingBus.Contracts;
using Microsoft.Extensions.Options;

namespace MarketingBus.Saga.Orchestrator.Decisions;

/// <summary>Evaluates the handoff rules.</summary>
internal sealed class HandoffPolicy(IOptions<HandoffOptions> options)
{
    readonly NamedRule[] rules = [.. options.Value.Rules.Select(x => new NamedRule(x.Key, x.Value))];

    /// <summary>The rule that an agent's result calls for; null when none does.</summary>
    public NamedRule? After(AgentType from, AgentType to, HandoffFacts facts) =>
        rules.FirstOrDefault(x => x.Rule.From == from && x.Rule.To == to && Holds(x, facts));

    /// <summary>How work for an agent is waited for when it was not another agent that handed it over.</summary>
    public NamedRule Toward(AgentType to) =>
        rules.FirstOrDefault(x => x.Rule.To == to && x.Rule.From is null) ?? rules.FirstOrDefault(x => x.Rule.To == to) ?? Unruled(to);

    /// <summary>The rule of that name, or how its agent is waited for when it has gone from the settings since.</summary>
    public NamedRule Named(string? name, AgentType to) =>
        rules.FirstOrDefault(x => string.Equals(x.Name, name, StringComparison.OrdinalIgnoreCase)) ?? Toward(to);

    /// <summary>Everything that the Manager is to be asked, what blocks first.</summary>
    public IReadOnlyList<EscalationNeed> Escalations(HandoffFacts facts) =>
    [
        .. rules.Where(x => x.Rule.To == AgentType.Manager && Holds(x, facts))
            .OrderByDescending(x => x.Rule.Blocking)
            .Select(x => new EscalationNeed(x, HandoffConditions.ReasonOf(x.Rule.When))),
    ];

    /// <summary>A reason that somebody gave to ask the Manager and wait.</summary>
    public EscalationNeed Need(EscalationReason reason) =>
        new(ToManager(reason), reason == EscalationReason.None ? EscalationReason.ComplexRequest : reason) { Blocks = true };

    /// <summary>The rule by which a task was put before the Manager; one of its reason when that rule is not known, or has gone from the settings since.</summary>
    public NamedRule Asking(string? name, EscalationReason reason) =>
        rules.FirstOrDefault(x => x.Rule.To == AgentType.Manager && string.Equals(x.Name, name, StringComparison.OrdinalIgnoreCase)) ?? ToManager(reason);

    /// <summary>The rule by which a reason that somebody gave is put before the Manager; those of one agent are for what it finds.</summary>
    NamedRule ToManager(EscalationReason reason) =>
        rules.Where(x => x.Rule.To == AgentType.Manager && HandoffConditions.ReasonOf(x.Rule.When) == reason).MinBy(x => x.Rule.From is not null) ?? Toward(AgentType.Manager);

    bool Holds(NamedRule rule, HandoffFacts facts) => HandoffConditions.Holds(rule.Rule.When, facts, options.Value);

    static NamedRule Unruled(AgentType to) => new($"any->{to}", new HandoffRule { To = to });
}

/// <summary>A rule with its name.</summary>
internal sealed record NamedRule(string Name, HandoffRule Rule)
{
    public TimeSpan Timeout => TimeSpan.FromSeconds(Rule.TimeoutSeconds);
}

/// <summary>A reason to ask the Manager, with the rule that found it.</summary>
internal sealed record EscalationNeed(NamedRule Rule, EscalationReason Reason)
{
    /// <summary>True when the journey waits for the answer, if it has something to hold up.</summary>
    public bool Blocks { get; init; } = Rule.Rule.Blocking;
}
