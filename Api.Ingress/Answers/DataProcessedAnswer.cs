namespace MarketingBus.Api.Ingress.Answers;

/// <summary>What was learned from, and whether the result is used.</summary>
public sealed record DataProcessedAnswer
{
    /// <summary>success; no_signal when nothing predicts conversion; refused when there is too little to learn from.</summary>
    public required string Status { get; init; }

    public int DataFilesProcessed { get; init; }

    public int FeaturesEngineered { get; init; }

    public int TrainingSamples { get; init; }

    public int ModelsTrained { get; init; }

    /// <summary>promoted (it scores from now on), candidate (kept, not used) or refused.</summary>
    public required string Decision { get; init; }

    public string? ModelVersion { get; init; }

    /// <summary>Why, one sentence or two.</summary>
    public required string Message { get; init; }

    public required DateTimeOffset ProcessedAt { get; init; }
}
