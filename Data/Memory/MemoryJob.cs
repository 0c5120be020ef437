namespace MarketingBus.Data.Memory;

/// <summary>When a job of memory that one instance does for all is due again. Written by Memory; who moves the time on does the job.</summary>
public sealed class MemoryJob
{
    public string Name { get; set; } = null!;

    public DateTimeOffset DueAt { get; set; }

    /// <summary>Rises with every claim: of two instances one wins.</summary>
    public int Version { get; set; }
}
