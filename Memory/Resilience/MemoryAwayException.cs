using MarketingBus.Contracts;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Memory.Resilience;

/// <summary>The memory that was asked for does not answer, so that there is no answer at all; asking again later may succeed.</summary>
public sealed class MemoryAwayException(MemoryType memory) : InvalidOperationException($"The {WireName.Of(memory).Replace('_', '-')} memory does not answer.")
{
    public MemoryType Memory { get; } = memory;
}
