using MarketingBus.Contracts;
using MarketingBus.Data.Memory;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Memory.LongTerm;

/// <summary>Which events count as engagements and which of those as responses.</summary>
public static class EngagementCounting
{
    /// <summary>Opens, clicks, replies and conversions. Leaving and complaining do not make a lead look fresher.</summary>
    public static bool IsEngagement(EngagementKind kind) => kind is EngagementKind.Opened || IsResponse(kind);

    /// <summary>Clicks, replies and conversions.</summary>
    public static bool IsResponse(EngagementKind kind) =>
        kind is EngagementKind.Clicked or EngagementKind.Replied or EngagementKind.Converted;

    internal static void Count(this RememberedLead lead, EngagementRecorded happened, bool isAutomated, LongTermOptions options, DateTimeOffset now)
    {
        lead.Add(happened, 1, options, now);
        if (isAutomated)
            return;

        if (lead.LastEngagedAt is not { } last || happened.OccurredAt > last)
            lead.LastEngagedAt = happened.OccurredAt;
    }

    /// <summary>Counts may be below zero for a moment, when what is taken back comes before what is counted.</summary>
    internal static void TakeBack(this RememberedLead lead, EngagementRecorded happened, DateTimeOffset? lastEngagedAt, LongTermOptions options, DateTimeOffset now)
    {
        lead.Add(happened, -1, options, now);
        lead.LastEngagedAt = lastEngagedAt;
    }

    static void Add(this RememberedLead lead, EngagementRecorded happened, int times, LongTermOptions options, DateTimeOffset now)
    {
        lead.Engagements += times;
        if (happened.Kind is EngagementKind.Converted)
        {
            lead.Conversions += times;
            lead.ConversionValueUsd += times * Math.Max(0, happened.ValueUsd ?? 0);
        }

        if (happened.Channel is { } channel && IsResponse(happened.Kind))
        {
            var name = WireName.Of(channel);
            lead.ResponsesByChannel = new Dictionary<string, int>(lead.ResponsesByChannel)
            {
                [name] = lead.ResponsesByChannel.GetValueOrDefault(name) + times,
            };
        }

        // A clock that runs ahead must not make all else look old.
        var at = happened.OccurredAt < now ? happened.OccurredAt : now;
        var points = new DecayingPoints(lead.EngagementPoints, lead.EngagementPointsAt)
            .With(times * options.PointsOf(happened.Kind), at, options.EngagementHalfLife);
        (lead.EngagementPoints, lead.EngagementPointsAt) = (points.Points, points.At);
    }
}
