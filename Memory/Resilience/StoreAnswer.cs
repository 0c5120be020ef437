namespace MarketingBus.Memory.Resilience;

/// <summary>What a store said, if it did.</summary>
internal readonly record struct StoreAnswer<T>(bool IsGiven, T? Value);
