using MarketingBus.Contracts;

namespace MarketingBus.Api.Ingress.Answers;

/// <summary>How likely a lead is to convert, as points.</summary>
public sealed record LeadScoreAnswer : AgentAnswer
{
    public string Status { get; init; } = "success";

    public required string LeadId { get; init; }

    /// <summary>0 to 100.</summary>
    public required double LeadScore { get; init; }

    /// <summary>How well the lead's profile suits us, 0 to 100, whatever it did.</summary>
    public double? Fit { get; init; }

    /// <summary>How much the lead did lately, 0 to 100.</summary>
    public double? Engagement { get; init; }

    /// <summary>Fit as a letter and engagement as a digit, "A1" (both best) to "C3".</summary>
    public string? Grade { get; init; }

    /// <summary>The model that scored, or "rules".</summary>
    public required string ModelVersion { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    public required DateTimeOffset PredictedAt { get; init; }
}
