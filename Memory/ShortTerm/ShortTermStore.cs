namespace MarketingBus.Memory.ShortTerm;

/// <summary>Where conversations are kept.</summary>
public enum ShortTermStore
{
    /// <summary>In the one database, within the caller's transaction.</summary>
    Database,

    /// <summary>In Redis, which forgets them by itself.</summary>
    Redis,
}
