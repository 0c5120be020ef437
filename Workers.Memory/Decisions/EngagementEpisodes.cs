using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Memory;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.Semantic;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Workers.Memory.Decisions;

/// <summary>Makes an episode of an engagement that ended something: who, in general terms, after which messages, and how it came out.</summary>
internal static class EngagementEpisodes
{
    const int ActionLimit = 10;

    public static bool IsTelling(EngagementKind kind) =>
        kind is EngagementKind.Converted or EngagementKind.Unsubscribed or EngagementKind.Complained;

    /// <summary>What the person wrote, and who it was, stay out of the episode.</summary>
    public static Episode Of(EngagementRecorded happened, LeadProfile? lead, IEnumerable<Outreach> sent)
    {
        var before = sent.Where(x => x.IntendedAt <= happened.OccurredAt).TakeLast(ActionLimit).ToList();
        var situation = Situation(lead, happened.Channel ?? before.LastOrDefault()?.Channel);
        return new Episode
        {
            EpisodeId = MarketingIds.From("engagement-episode", happened.EventId.ToString()),
            Scenario = Scenario(happened, situation, before.LastOrDefault()),
            Actions = [.. before.Select(Action)],
            OutcomeScore = Outcome(happened.Kind),
            Situation = situation,
            JourneyId = happened.JourneyId,
            OccurredAt = happened.OccurredAt,
        };
    }

    static double Outcome(EngagementKind kind) => kind switch
    {
        EngagementKind.Converted => 1.0,
        EngagementKind.Unsubscribed => 0.1,
        EngagementKind.Complained => 0.0,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only what ended something makes an episode"),
    };

    static Dictionary<string, string> Situation(LeadProfile? lead, Channel? channel)
    {
        var situation = new Dictionary<string, string>();
        Add("industry", lead?.Industry);
        Add("persona", lead?.Persona);
        Add("region", lead?.Region);
        Add("channel", channel is { } known ? WireName.Of(known) : null);
        return situation;

        void Add(string name, string? value)
        {
            if (GraphNode.Value(value) is { } known)
                situation[name] = known;
        }
    }

    static string Scenario(EngagementRecorded happened, Dictionary<string, string> situation, Outreach? last)
    {
        var words = new List<string> { situation.GetValueOrDefault("persona") ?? "lead" };
        if (situation.TryGetValue("industry", out var industry))
            words.Add($"in {industry}");
        if (situation.TryGetValue("region", out var region))
            words.Add($"from {region}");

        words.Add(WireName.Of(happened.Kind));
        if (situation.TryGetValue("channel", out var channel))
            words.Add($"by {channel}");
        if (last is not null)
            words.Add($"after {WireName.Of(last.EngagementType)}");
        return string.Join(' ', words);
    }

    static string Action(Outreach sent) =>
        sent.Channel is { } channel ? $"{WireName.Of(sent.EngagementType)} by {WireName.Of(channel)}" : WireName.Of(sent.EngagementType);
}
