using MarketingBus.Data.Identity;

namespace MarketingBus.Api.Ingress.Answers;

/// <summary>How far a person's erasure is; when it is done, the proof of it.</summary>
internal sealed record ErasureAnswer
{
    public required Guid ErasureId { get; init; }

    /// <summary>pending, or erased when every store was searched again and nothing was found.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When an erasure that is under way is worked on next.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>One line for each place where personal data lives.</summary>
    public required IReadOnlyList<ErasureStep> Stores { get; init; }

    public static ErasureAnswer Of(Erasure erasure) => new()
    {
        ErasureId = erasure.ErasureId,
        Status = erasure.CompletedAt is null ? ErasureStatus.Pending : ErasureStatus.Erased,
        RequestedAt = erasure.RequestedAt,
        CompletedAt = erasure.CompletedAt,
        NextAttemptAt = erasure.DueAt,
        Stores = erasure.Steps,
    };
}
