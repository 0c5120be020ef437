using MarketingBus.Contracts;

namespace MarketingBus.Learning;

/// <summary>Scores leads with the promoted model.</summary>
public interface ILeadScorer
{
    /// <summary>Null when no model is promoted: the rules decide. Otherwise one score per lead, in order.</summary>
    LeadScores? Score(IReadOnlyList<LeadProfile> leads);

    /// <summary>Why the promoted model does not score although it should; null when all is well.</summary>
    string? Fault => null;
}

/// <summary>Scores of a batch and the model that gave them.</summary>
public sealed record LeadScores(string ModelVersion, IReadOnlyList<LeadScore> Scores)
{
    /// <summary>The columns that the model reads, by name.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];
}

/// <summary>The calibrated probability of conversion, 0 to 1, with its strongest reasons.</summary>
public sealed record LeadScore(double Probability, IReadOnlyList<Reason> Reasons)
{
    /// <summary>Share of the model's columns that are known of this lead, 0 to 1. Near 0 the probability says little about the lead.</summary>
    public double KnownShare { get; init; } = 1;

    /// <summary>False when too little is known of the lead for the probability to count: then the rules decide.</summary>
    public bool IsInformed { get; init; } = true;
}
