namespace MarketingBus.Workers.Engagement.Decisions;

/// <summary>A stretch of time, both ends included.</summary>
internal readonly record struct TimeRange(DateTimeOffset From, DateTimeOffset Until)
{
    public bool Contains(DateTimeOffset time) => time >= From && time <= Until;
}

/// <summary>Where to look for the clicks around others, so that one with a wrong date does not have the years between looked through.</summary>
internal static class ClickRanges
{
    /// <summary>All that is within a window of any of the times, cut at the widest gaps; no range overlaps another.</summary>
    /// <param name="times">When the clicks were, in any order.</param>
    /// <param name="window">Looks so far to both sides.</param>
    /// <param name="most">At most so many ranges, 1 or more.</param>
    public static IReadOnlyList<TimeRange> Around(IEnumerable<DateTimeOffset> times, TimeSpan window, int most)
    {
        var inOrder = times.Order().ToList();
        if (inOrder is [])
            return [];

        var starts = Enumerable.Range(1, inOrder.Count - 1)
            .Where(x => inOrder[x] - inOrder[x - 1] > 2 * window)
            .OrderByDescending(x => inOrder[x] - inOrder[x - 1])
            .Take(most - 1)
            .Append(0)
            .Order()
            .ToList();
        return [.. starts.Zip(starts.Skip(1).Append(inOrder.Count), (start, next) => new TimeRange(Before(inOrder[start], window), After(inOrder[next - 1], window)))];
    }

    static DateTimeOffset Before(DateTimeOffset time, TimeSpan window) => time - DateTimeOffset.MinValue > window ? time - window : DateTimeOffset.MinValue;

    static DateTimeOffset After(DateTimeOffset time, TimeSpan window) => DateTimeOffset.MaxValue - time > window ? time + window : DateTimeOffset.MaxValue;
}
