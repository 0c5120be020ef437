namespace MarketingBus.Learning.Registry;

/// <summary>What became of a model, as it is written in the registry.</summary>
public static class ModelStatus
{
    /// <summary>It has learned something, and does not score.</summary>
    public const string Candidate = "candidate";

    /// <summary>It scores.</summary>
    public const string Promoted = "promoted";

    /// <summary>It has scored, and another one took its place.</summary>
    public const string Retired = "retired";

    /// <summary>It has learned nothing; its bytes were not kept.</summary>
    public const string Refused = "refused";

    public static IReadOnlyList<string> All { get; } = [Candidate, Promoted, Retired, Refused];
}
