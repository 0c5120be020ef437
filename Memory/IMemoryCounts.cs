namespace MarketingBus.Memory;

/// <summary>How much is remembered.</summary>
public interface IMemoryCounts
{
    Task<MemoryCounts> CountAsync(CancellationToken cancellationToken);
}

/// <summary>Entries that are held now, by memory; null for one whose store does not answer.</summary>
public sealed record MemoryCounts(long? ShortTerm, long LongTerm, long Episodic, long? Semantic);
