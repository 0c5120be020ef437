namespace MarketingBus.Saga.Orchestrator;

/// <summary>What follows when a handoff was not answered in any of its attempts.</summary>
public enum HandoffFallback
{
    /// <summary>Put it before the Manager and wait.</summary>
    Escalate,

    /// <summary>Go on with the next step.</summary>
    Continue,

    /// <summary>Stop until somebody retries or abandons it.</summary>
    Fault,
}
