namespace MarketingBus.Memory.ShortTerm;

/// <summary>How many conversations are kept and have not ended.</summary>
internal interface IConversationCount
{
    Task<long> CountAsync(CancellationToken cancellationToken);
}
