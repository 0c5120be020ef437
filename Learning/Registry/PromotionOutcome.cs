namespace MarketingBus.Learning.Registry;

/// <summary>What came of the wish to promote a model.</summary>
public enum PromotionOutcome
{
    Promoted,

    /// <summary>No model has this version.</summary>
    Unknown,

    /// <summary>It found no signal, so there is nothing to promote.</summary>
    Refused,

    /// <summary>It scores already.</summary>
    AlreadyPromoted,

    /// <summary>Its bytes are not those that were saved.</summary>
    Damaged,
}
