namespace MarketingBus.Memory.ShortTerm;

/// <summary>How many conversations are kept and have not ended.</summary>
internal interface IConversationCount
{
    /// <summary>Null when their store does not answer.</summary>
    Task<long?> CountAsync(CancellationToken cancellationToken);
}
