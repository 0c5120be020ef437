using MarketingBus.Contracts;
using MarketingBus.Data.Memory;

namespace MarketingBus.Memory.Resilience;

/// <summary>A memory whose store is a server of its own.</summary>
internal interface IKeptWriteTarget
{
    MemoryType Memory { get; }

    /// <summary>Asks for next to nothing, only to see whether it answers.</summary>
    Task LookAsync(CancellationToken cancellationToken);

    /// <summary>Writes them in order; one that is already written changes nothing.</summary>
    Task ApplyAsync(IReadOnlyList<KeptMemoryWrite> writes, CancellationToken cancellationToken);
}
