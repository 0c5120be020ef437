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

    internal static void Count(this RememberedLead lead, EngagementRecorded happened)
    {
        lead.Engagements++;
        if (lead.LastEngagedAt is not { } last || happened.OccurredAt > last)
            lead.LastEngagedAt = happened.OccurredAt;

        if (happened.Kind is EngagementKind.Converted)
        {
            lead.Conversions++;
            lead.ConversionValueUsd += Math.Max(0, happened.ValueUsd ?? 0);
        }

        if (happened.Channel is { } channel && IsResponse(happened.Kind))
        {
            var name = WireName.Of(channel);
            lead.ResponsesByChannel = new Dictionary<string, int>(lead.ResponsesByChannel)
            {
                [name] = lead.ResponsesByChannel.GetValueOrDefault(name) + 1,
            };
        }
    }
}
