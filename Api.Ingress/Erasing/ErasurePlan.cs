using MarketingBus.Data.Identity;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>When an erasure is worked on next, or that it is done.</summary>
internal sealed record ErasurePlan(int Attempts, DateTimeOffset? DueAt, DateTimeOffset? CompletedAt)
{
    /// <summary>After so many attempts people are no longer worked on with all others: of what failed so often, one of them may be the reason.</summary>
    public const int Patience = 3;

    const int MostTogether = 256;

    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <summary>How many people are worked on together: half as many after each attempt that came to nothing, until everybody is alone and nobody is held up by another for whom a store fails.</summary>
    public static int Together(int attempts) => Math.Max(MostTogether >> Math.Clamp(attempts - Patience, 0, 31), 1);

    /// <summary>Of an erasure whose steps say how the last pass went, which is counted already.</summary>
    /// <param name="erasure">Whose.</param>
    /// <param name="options">The pauses.</param>
    /// <param name="now">When the pass began.</param>
    /// <param name="isFenced">Nobody could bring back any more what the pass removed.</param>
    public static ErasurePlan After(Erasure erasure, ErasureOptions options, DateTimeOffset now, bool isFenced)
    {
        if (!isFenced || erasure.Steps.Any(x => x.Status != ErasureStatus.Erased))
            return new ErasurePlan(erasure.Attempts, now + Pause(erasure.Attempts - 1, options.LongestPause), null);

        var settled = erasure.RequestedAt + options.SettleTime;
        return now < settled ? new ErasurePlan(0, settled, null) : new ErasurePlan(erasure.Attempts, null, now);
    }

    static TimeSpan Pause(int failures, TimeSpan longest) => FirstPause * Math.Min(Math.Pow(2, failures), longest / FirstPause);
}
