using System.Collections.Concurrent;
using MarketingBus.Contracts;

namespace MarketingBus.Memory.Resilience;

/// <summary>Puts together what calls meet and what was counted last. It asks nobody, so that a probe of the database's failure does not wait for the database.</summary>
internal sealed class MemoryHealth(IEnumerable<StoreCircuit> circuits, TimeProvider time) : IMemoryHealth
{
    readonly ConcurrentDictionary<MemoryType, KeptCount> counts = [];

    public IReadOnlyList<MemoryStatus> Look() => [.. circuits.Select(x => Of(x, counts.GetValueOrDefault(x.Memory) ?? KeptCount.Nothing)).OrderBy(x => x.Memory)];

    public void Counted(MemoryType memory, KeptCount count) => counts[memory] = count;

    MemoryStatus Of(StoreCircuit circuit, KeptCount count) =>
        new(circuit.Memory, circuit.IsAway, count.Waiting, count.Oldest is { } oldest ? time.GetUtcNow() - oldest : TimeSpan.Zero, count.GivenUp);
}
