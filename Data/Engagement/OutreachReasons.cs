namespace MarketingBus.Data.Engagement;

/// <summary>The codes of reasons that more than one module knows.</summary>
public static class OutreachReasons
{
    /// <summary>Whether the message went out is not known: a person has to find out.</summary>
    public const string OutcomeUnknown = "outcome_unknown";
}
