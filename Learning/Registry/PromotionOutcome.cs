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

/// <summary>The same for people.</summary>
public static class PromotionOutcomes
{
    public static string Text(this PromotionOutcome outcome) => outcome switch
    {
        PromotionOutcome.Promoted => "It scores from now on.",
        PromotionOutcome.Unknown => "No model has this version.",
        PromotionOutcome.AlreadyPromoted => "It scores already.",
        PromotionOutcome.Refused => "It was refused when it was trained: there was no signal, and its bytes were not kept.",
        PromotionOutcome.Damaged => "Its bytes are not those that were saved.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
