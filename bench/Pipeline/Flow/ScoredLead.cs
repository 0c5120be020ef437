namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>The row of business that the consumer writes.</summary>
internal sealed class ScoredLead
{
    public Guid JourneyId { get; set; }

    public string LeadId { get; set; } = null!;

    public string? Industry { get; set; }

    public double Score { get; set; }

    public DateTimeOffset ScoredAt { get; set; }
}
