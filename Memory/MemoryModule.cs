using MarketingBus.Platform.Hosting;

namespace MarketingBus.Memory;

/// <summary>The four memories and their stores.</summary>
public sealed class MemoryModule : ServiceModule
{
    public override string Name => "memory";
}
