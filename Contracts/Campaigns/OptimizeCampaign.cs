namespace MarketingBus.Contracts;

/// <summary>Command to Workers.Optimizer: judge a campaign's figures and advise.</summary>
public sealed record OptimizeCampaign
{
    public required Guid ReviewId { get; init; }

    public required Guid HandoffId { get; init; }

    public required int Attempt { get; init; }

    public required string SourceSystem { get; init; }

    /// <summary>When only the campaign id is given, the latest stored figures are judged.</summary>
    public required CampaignFigures Figures { get; init; }

    public required OptimizationType OptimizationType { get; init; }

    /// <summary>The order number of the figures: of two commands the one with the larger number has the later figures. 0 when only the campaign is named.</summary>
    public long Sequence { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
}
