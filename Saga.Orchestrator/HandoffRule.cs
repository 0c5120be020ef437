using System.ComponentModel.DataAnnotations;
using MarketingBus.Contracts;

namespace MarketingBus.Saga.Orchestrator;

/// <summary>Who hands over to whom, on which condition, and for how long the answer is waited for.</summary>
public sealed class HandoffRule
{
    /// <summary>The agent that hands over; null when the handover comes from outside or from any agent.</summary>
    public AgentType? From { get; set; }

    public AgentType To { get; set; }

    /// <summary>The name of a condition, such as classified_and_scored.</summary>
    [Required]
    public string When { get; set; } = "always";

    /// <summary>How long one attempt may take, in seconds, above 0.</summary>
    public double TimeoutSeconds { get; set; } = 300;

    /// <summary>How often the command is sent at most, 1 to 100.</summary>
    [Range(1, 100)]
    public int Attempts { get; set; } = 3;

    /// <summary>What follows when no attempt was answered.</summary>
    public HandoffFallback Then { get; set; } = HandoffFallback.Escalate;

    /// <summary>For rules to the Manager: true when the journey waits for the answer.</summary>
    public bool Blocking { get; set; }
}
