using System.Diagnostics.Metrics;
using MarketingBus.Contracts;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Memory.Resilience;

/// <summary>Counts what was done without a memory, and what waits for its store.</summary>
internal sealed class MemoryMetrics
{
    readonly Counter<long> missing, kept, applied, givenUp;

    public MemoryMetrics(IMeterFactory factory, MemoryHealth health)
    {
        var meter = factory.Create("MarketingBus.Memory");
        missing = meter.CreateCounter<long>("marketingbus.memory.missing", description: "Reads that went on without the memory");
        kept = meter.CreateCounter<long>("marketingbus.memory.writes.kept", description: "Writes that were kept since the store was away");
        applied = meter.CreateCounter<long>("marketingbus.memory.writes.applied", description: "Kept writes that were applied");
        givenUp = meter.CreateCounter<long>("marketingbus.memory.writes.given_up", description: "Kept writes that the store would not take");
        meter.CreateObservableGauge("marketingbus.memory.writes.waiting",
            () => health.Look().Select(x => new Measurement<long>(x.Waiting, Tag(x.Memory))), description: "Kept writes that wait");
        meter.CreateObservableGauge("marketingbus.memory.writes.oldest",
            () => health.Look().Select(x => new Measurement<double>(x.OldestWait.TotalSeconds, Tag(x.Memory))), "s", "Age of the oldest kept write that waits");
    }

    public void Missing(MemoryType memory) => missing.Add(1, Tag(memory));

    public void Kept(MemoryType memory) => kept.Add(1, Tag(memory));

    public void Applied(MemoryType memory, int count) => applied.Add(count, Tag(memory));

    public void GivenUp(MemoryType memory) => givenUp.Add(1, Tag(memory));

    static KeyValuePair<string, object?> Tag(MemoryType memory) => new("memory", WireName.Of(memory));
}
