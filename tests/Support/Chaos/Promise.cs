using MarketingBus.Memory.Semantic;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>An event that was answered 202 or confirmed by the broker.</summary>
/// <param name="Kind">lead, campaign or engagement.</param>
/// <param name="SubjectId">Its journey or review.</param>
internal sealed record Promise(Guid EventId, string Kind, Guid SubjectId)
{
    /// <summary>What memory is to know by it.</summary>
    public IReadOnlyList<TripleKey> Facts { get; init; } = [];

    /// <summary>It speaks for its channel with the lead's segment.</summary>
    public bool IsResponse { get; init; }
}
