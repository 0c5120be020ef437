using MarketingBus.Platform.Hosting;

namespace MarketingBus.Workers.Memory;

/// <summary>Remembers what happens.</summary>
public sealed class MemoryWorkerModule : ServiceModule
{
    public override string Name => "workers-memory";
}
