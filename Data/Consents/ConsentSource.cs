namespace MarketingBus.Data.Consents;

/// <summary>By what a word about consent came in.</summary>
public enum ConsentSource
{
    /// <summary>A lead's profile of an upstream system.</summary>
    Lead,

    /// <summary>Something that the person did.</summary>
    Engagement,

    /// <summary>The lead within a request to engage.</summary>
    EngagementRequest,

    /// <summary>The metadata of a handoff.</summary>
    HandoffRequest,
}
