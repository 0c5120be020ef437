using MarketingBus.Contracts;

namespace MarketingBus.Memory.Resilience;

/// <summary>How a memory is whose store is a server of its own.</summary>
/// <param name="Memory">Which of the four.</param>
/// <param name="IsAway">Its store did not answer when it was asked last.</param>
/// <param name="Waiting">Writes that are kept for it.</param>
/// <param name="OldestWait">How long the oldest of them has waited.</param>
/// <param name="GivenUp">Writes that its store would not take, which somebody should look at.</param>
public sealed record MemoryStatus(MemoryType Memory, bool IsAway, int Waiting, TimeSpan OldestWait, int GivenUp)
{
    public bool IsHealthy => !IsAway && Waiting == 0 && GivenUp == 0;
}
