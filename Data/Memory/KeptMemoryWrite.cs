using MarketingBus.Contracts;

namespace MarketingBus.Data.Memory;

/// <summary>What a memory's store, being away, did not take: it is applied when the store answers again. Committed with what it belongs to. Written by Memory.</summary>
public sealed class KeptMemoryWrite
{
    /// <summary>Writes with one key are applied in this order.</summary>
    public long Id { get; set; }

    public MemoryType Memory { get; set; }

    /// <summary>Whose it is: the conversation's id, or the fact's subject as facts compare it.</summary>
    public string Key { get; set; } = null!;

    /// <summary>What is to be written, JSON. It may be personal.</summary>
    public string Content { get; set; } = null!;

    public DateTimeOffset KeptAt { get; set; }

    /// <summary>When it would have been forgotten had it been written at once; null for what stays.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>How often the store answered and would not take it.</summary>
    public int Failures { get; set; }

    /// <summary>Kind of the last failure.</summary>
    public string? Reason { get; set; }

    /// <summary>Set when it is not tried any more: it no longer holds up what came after it.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }
}
