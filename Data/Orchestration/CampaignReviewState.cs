using MarketingBus.Contracts;
using MassTransit;

namespace MarketingBus.Data.Orchestration;

/// <summary>One question about one reading of a campaign. Written by Saga.Orchestrator.</summary>
public sealed class CampaignReviewState : IOrchestratedState, ISagaVersion
{
    public Guid CorrelationId { get; set; }

    public int Version { get; set; }

    public string CurrentState { get; set; } = null!;

    public string SourceSystem { get; set; } = null!;

    public string CampaignId { get; set; } = null!;

    public DateOnly? Date { get; set; }

    public OptimizationType OptimizationType { get; set; }

    public CampaignFigures Figures { get; set; } = null!;

    /// <summary>Hash of <see cref="Figures"/>: the same figures sent again change nothing.</summary>
    public string? FiguresFingerprint { get; set; }

    /// <summary>The largest order number of figures, waiting ones included: what was accepted earlier and comes later changes nothing. 0 while there are none.</summary>
    public long NewestSequence { get; set; }

    /// <summary>The order number of <see cref="Figures"/>.</summary>
    public long FiguresSequence { get; set; }

    /// <summary>Newer figures that came while a review was under way.</summary>
    public CampaignFigures? PendingFigures { get; set; }

    public double? PerformanceScore { get; set; }

    public int RecommendationCount { get; set; }

    public int Run { get; set; }

    public Guid? HandoffId { get; set; }

    public string? HandoffRule { get; set; }

    public int Attempt { get; set; }

    public DateTimeOffset? Deadline { get; set; }

    public Guid? EscalationId { get; set; }

    public string? ResumeState { get; set; }

    /// <summary>Who waits for an answer over the bus.</summary>
    public IReadOnlyList<WaitingCaller> Callers { get; set; } = [];

    /// <summary>optimized, refused, unanswered, stopped or abandoned once the review has ended.</summary>
    public string? Outcome { get; set; }

    public string? FaultReason { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }
}
