using MarketingBus.Contracts;
using MarketingBus.Data.Memory;

namespace MarketingBus.Api.Ingress.Answers;

/// <summary>A write that a memory's store answered and would not take, however often it was tried. It waits until it is retried or discarded, or ends by itself.</summary>
public sealed record KeptWriteAnswer
{
    public required long Id { get; init; }

    public required MemoryType Memory { get; init; }

    /// <summary>Whose it is: the conversation's id, or the fact's subject in lower case.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset KeptAt { get; init; }

    public required DateTimeOffset GivenUpAt { get; init; }

    /// <summary>When it is of no use any more; left out for what stays.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    public required int Failures { get; init; }

    /// <summary>Kind of the last failure.</summary>
    public string? Reason { get; init; }

    internal static KeptWriteAnswer Of(KeptMemoryWrite write) => new()
    {
        Id = write.Id,
        Memory = write.Memory,
        Key = write.Key,
        KeptAt = write.KeptAt,
        GivenUpAt = write.GivenUpAt!.Value,
        EndsAt = write.EndsAt,
        Failures = write.Failures,
        Reason = write.Reason,
    };
}
