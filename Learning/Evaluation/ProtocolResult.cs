using MarketingBus.Learning.Training;

namespace MarketingBus.Learning.Evaluation;

/// <summary>How the models did under one protocol, on rows that they have not seen.</summary>
public sealed record ProtocolResult
{
    /// <summary>"held_out", "cross_validation" or "time_ordered".</summary>
    public required string Name { get; init; }

    /// <summary>How rows were divided, one sentence.</summary>
    public required string Protocol { get; init; }

    /// <summary>Rows that judged.</summary>
    public required int Rows { get; init; }

    /// <summary>Each model, then "ensemble", then what it is measured against: "champion" and "rules", where there are such.</summary>
    public required IReadOnlyList<ModelMetrics> Models { get; init; }

    /// <summary>Of the ensemble.</summary>
    public required ScoreCurves Curves { get; init; }
}
