namespace MarketingBus.Memory.Resilience;

/// <summary>How much is kept for one memory.</summary>
internal sealed record KeptCount(int Waiting, DateTimeOffset? Oldest, int GivenUp)
{
    public static KeptCount Nothing { get; } = new(0, null, 0);
}
