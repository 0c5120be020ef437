namespace MarketingBus.Memory.Resilience;

/// <summary>How the memories are that may be away; those in the database are as it is.</summary>
public interface IMemoryHealth
{
    /// <summary>As it was seen at the last look, a moment ago.</summary>
    IReadOnlyList<MemoryStatus> Look();
}
