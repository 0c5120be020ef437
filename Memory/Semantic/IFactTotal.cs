namespace MarketingBus.Memory.Semantic;

/// <summary>How many facts are kept, history among them.</summary>
internal interface IFactTotal
{
    Task<long> CountAsync(CancellationToken cancellationToken);
}
