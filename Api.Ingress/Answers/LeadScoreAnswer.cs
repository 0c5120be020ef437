using MarketingBus.Contracts;

namespace MarketingBus.Api.Ingress.Answers;

/// <summary>How likely a lead is to convert, as points.</summary>
public sealed record LeadScoreAnswer
{
    public string Status { get; init; } = "success";

    public required string LeadId { get; init; }

    /// <summary>0 to 100.</summary>
    public required double LeadScore { get; init; }

    /// <summary>The model that scored, or "rules".</summary>
    public required string ModelVersion { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    public required DateTimeOffset PredictedAt { get; init; }
}
