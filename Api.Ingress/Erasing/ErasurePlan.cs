using MarketingBus.Data.Identity;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>When an erasure is worked on next, or that it is done.</summary>
internal sealed record ErasurePlan(int Attempts, DateTimeOffset? DueAt, DateTimeOffset? CompletedAt)
{
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <summary>Of an erasure whose steps say how the last pass went.</summary>
    public static ErasurePlan After(Erasure erasure, ErasureOptions options, DateTimeOffset now)
    {
        if (erasure.Steps.Any(x => x.Status != ErasureStatus.Erased))
            return new ErasurePlan(erasure.Attempts + 1, now + Pause(erasure.Attempts, options.LongestPause), null);

        var settled = erasure.RequestedAt + options.SettleTime;
        return now < settled ? new ErasurePlan(0, settled, null) : new ErasurePlan(erasure.Attempts, null, now);
    }

    static TimeSpan Pause(int attempts, TimeSpan longest) => FirstPause * Math.Min(Math.Pow(2, attempts), longest / FirstPause);
}
