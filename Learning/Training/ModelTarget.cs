namespace MarketingBus.Learning.Training;

/// <summary>What a model is to score.</summary>
public enum ModelTarget
{
    /// <summary>The leads of this system, with everything that follows for them.</summary>
    Leads,

    /// <summary>Rows such as those of its file; no lead is scored by it.</summary>
    File,
}
