namespace MarketingBus.Learning.Watch;

/// <summary>Judged leads in consecutive windows, newest first.</summary>
internal static class OutcomePeriods
{
    /// <summary>One check per window that has leads.</summary>
    /// <param name="leads">Triaged before <paramref name="end"/>.</param>
    /// <param name="end">Of the newest window.</param>
    /// <param name="window">Length of each.</param>
    public static IReadOnlyList<OutcomeCheck> Of(IEnumerable<JudgedLead> leads, DateTimeOffset end, TimeSpan window) =>
    [
        .. leads.GroupBy(x => PeriodOf(x, end, window)).OrderBy(x => x.Key)
            .Select(x => OutcomeCheck.Of([.. x], end - ((x.Key + 1) * window), end - (x.Key * window))),
    ];

    /// <summary>The newest windows together that have enough leads to be judged; null when all of them have too few.</summary>
    public static OutcomeCheck? Newest(IReadOnlyList<JudgedLead> leads, DateTimeOffset end, TimeSpan window, int least)
    {
        if (leads.Count < least || leads.Count == 0)
            return null;

        var enough = 0;
        var periods = leads.CountBy(x => PeriodOf(x, end, window)).OrderBy(x => x.Key).TakeWhile(x =>
        {
            var before = enough;
            enough += x.Value;
            return before < least;
        }).Select(x => x.Key).ToHashSet();
        return OutcomeCheck.Of([.. leads.Where(x => periods.Contains(PeriodOf(x, end, window)))], end - ((periods.Max() + 1) * window), end);
    }

    // From the end (exclusive) back: what was triaged at a window's first moment belongs to it.
    static long PeriodOf(JudgedLead lead, DateTimeOffset end, TimeSpan window) => Math.Max(0, (end - lead.TriagedAt).Ticks - 1) / window.Ticks;
}
