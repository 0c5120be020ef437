namespace MarketingBus.Memory.Semantic;

/// <summary>How many facts are kept, history among them.</summary>
internal interface IFactTotal
{
    /// <summary>Null when their store does not answer.</summary>
    Task<long?> CountAsync(CancellationToken cancellationToken);
}
