using MarketingBus.Contracts;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Mcp.Host.Decisions;

/// <summary>Which action an episode's words are about: an action's own name, a kind of message ("welcome by email"), or a kind of campaign advice.</summary>
internal static class EpisodeActions
{
    static readonly Dictionary<string, ActionType> Names = new(WireName.All<ActionType>(), StringComparer.OrdinalIgnoreCase)
    {
        ["auto_pause"] = ActionType.PauseCampaign,
        ["creative_optimization"] = ActionType.Optimize,
        ["targeting_optimization"] = ActionType.Optimize,
        ["budget_reallocation"] = ActionType.Optimize,
        ["promote_variant"] = ActionType.Optimize,
        ["channel_budget"] = ActionType.Optimize,
    };

    static EpisodeActions()
    {
        foreach (var message in WireName.All<EngagementType>().Keys)
            Names[message] = ActionType.Outreach;
    }

    /// <summary>Null when the words name no action that we know.</summary>
    public static ActionType? Of(string words)
    {
        var end = words.AsSpan().IndexOfAny(' ', ':');
        return Names.TryGetValue(end < 0 ? words : words[..end], out var action) ? action : null;
    }
}
