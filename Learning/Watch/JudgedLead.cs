namespace MarketingBus.Learning.Watch;

/// <summary>A lead that was scored long enough ago for its outcome to be known.</summary>
/// <param name="Probability">As predicted, 0 to 1.</param>
/// <param name="Converted">Within the outcome window after its triage.</param>
/// <param name="TriagedAt">When it was scored.</param>
internal sealed record JudgedLead(double Probability, bool Converted, DateTimeOffset TriagedAt);
