using System.Globalization;
using MarketingBus.Contracts;

namespace MarketingBus.Workers.Engagement.Decisions;

/// <summary>Tells the opens and clicks of machines from those of people: by who says it did it, how soon after the message, and how many at once.</summary>
internal sealed class AutomationPolicy(AutomationOptions options)
{
    readonly TimeSpan leastAfterSend = TimeSpan.FromSeconds(options.LeastSecondsAfterSend);

    public TimeSpan ClickWindow { get; } = TimeSpan.FromSeconds(options.ClickWindowSeconds);

    /// <summary>Replies, conversions, unsubscriptions and complaints are a person's whatever speaks against it: they cost too much when they are overlooked.</summary>
    public static bool MayBeAutomated(EngagementKind kind) => kind is EngagementKind.Opened or EngagementKind.Clicked;

    /// <param name="happened">Not kept before, each once.</param>
    /// <param name="sent">Messages that went out to their leads.</param>
    /// <param name="earlier">Clicks of their leads that were kept before, around the time of these.</param>
    public Judgement Judge(IReadOnlyList<EngagementRecorded> happened, ILookup<Guid, SentMessage> sent, IReadOnlyList<EarlierClick> earlier)
    {
        var suspects = happened.Where(x => MayBeAutomated(x.Kind)).ToList();
        var reasons = new Dictionary<Guid, string>();
        foreach (var suspect in suspects)
        {
            if ((Scanner(suspect.UserAgent) ?? TooSoon(suspect, sent[suspect.JourneyId])) is { } reason)
                reasons[suspect.EventId] = reason;
        }

        var clicks = suspects.Where(x => x.Kind is EngagementKind.Clicked).Select(x => new EarlierClick(x.EventId, x.JourneyId, x.OccurredAt, IsAutomated: true));
        var takenBack = new List<EarlierClick>();
        foreach (var click in earlier.Concat(clicks).GroupBy(x => x.JourneyId).SelectMany(Bursts))
        {
            reasons.TryAdd(click.EventId, BurstReason);
            if (!click.IsAutomated)
                takenBack.Add(click);
        }

        return new Judgement(reasons, takenBack);
    }

    string BurstReason { get; } = string.Create(
        CultureInfo.InvariantCulture, $"More than {options.MostClicks} clicks within {options.ClickWindowSeconds:0.###} s, as of a scanner that follows every link.");

    string? Scanner(string? userAgent) =>
        userAgent?.Trim() is { Length: > 0 } agent && options.UserAgents.FirstOrDefault(x => IsIn(agent, x)) is { } pattern
            ? $"The user agent is that of a known scanner or prefetcher ({pattern.TrimStart('=')})."
            : null;

    static bool IsIn(string agent, string pattern) => pattern.StartsWith('=')
        ? agent.AsSpan().Equals(pattern.AsSpan(1), StringComparison.OrdinalIgnoreCase)
        : KnownScanners.WithoutPhones(agent).Contains(pattern, StringComparison.OrdinalIgnoreCase);

    string? TooSoon(EngagementRecorded happened, IEnumerable<SentMessage> sent)
    {
        var delay = sent
            .Where(x => happened.OccurredAt >= x.IntendedAt && (happened.MessageId is { } id ? id == x.MessageId : happened.Channel is not { } channel || channel == x.Channel))
            .Select(x => happened.OccurredAt > x.SentAt ? happened.OccurredAt - x.SentAt : TimeSpan.Zero)
            .DefaultIfEmpty(TimeSpan.MaxValue)
            .Min();
        return delay < leastAfterSend
            ? string.Create(CultureInfo.InvariantCulture, $"It came {delay.TotalSeconds:0.0} s after the message went out; a person takes at least {options.LeastSecondsAfterSend:0.###} s.")
            : null;
    }

    /// <summary>Every click that lies in some window with too many.</summary>
    List<EarlierClick> Bursts(IEnumerable<EarlierClick> clicks)
    {
        // A time of exactly midnight is a day without a time: clicks of one day are no burst.
        var inOrder = clicks.Where(x => x.OccurredAt.TimeOfDay != TimeSpan.Zero).OrderBy(x => x.OccurredAt).ToList();
        var bursts = new List<EarlierClick>();
        for (var (first, next, last) = (0, 0, 0); last < inOrder.Count && ClickWindow > TimeSpan.Zero; last++)
        {
            while (inOrder[last].OccurredAt - inOrder[first].OccurredAt > ClickWindow)
                first++;

            if (last - first + 1 <= options.MostClicks)
                continue;

            next = Math.Max(next, first);
            bursts.AddRange(inOrder[next..(last + 1)]);
            next = last + 1;
        }

        return bursts;
    }
}
