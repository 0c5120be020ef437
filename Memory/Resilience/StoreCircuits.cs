using MarketingBus.Contracts;

namespace MarketingBus.Memory.Resilience;

/// <summary>The process's circuits, one for each memory on a server of its own.</summary>
internal sealed class StoreCircuits(IEnumerable<StoreCircuit> circuits)
{
    readonly Dictionary<MemoryType, StoreCircuit> byMemory = circuits.ToDictionary(x => x.Memory);

    public StoreCircuit Of(MemoryType memory) => byMemory[memory];
}
