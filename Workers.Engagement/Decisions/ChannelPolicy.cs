using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Data.Leads;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Workers.Engagement.Decisions;

/// <summary>
/// Chooses a channel: what the lead answered to before, then what came out clearly better with leads like it, then the rules, then what the lead prefers, then what its segment prefers, then the
/// default. Others' outcomes do not overrule what the lead itself prefers.
/// </summary>
internal sealed class ChannelPolicy(EngagementOptions options)
{
    public static IReadOnlyList<ChannelRule> DefaultRules =>
    [
        new() { Personas = ["Founder", "CMO"], Regions = ["US", "EU"], Channel = Channel.Email },
        new() { Personas = ["Marketing Manager"], Channel = Channel.Social },
    ];

    /// <summary>True when only the segment's preference could tell more than the default does.</summary>
    public bool AsksSegment(LeadProfile lead, LeadMemory? memory) => Known(lead, memory) is null;

    /// <summary>The facts are those of <see cref="EngagementOptions.PreferencePredicate"/>, about any segment.</summary>
    public ChannelChoice Choose(LeadProfile lead, LeadMemory? memory, IReadOnlyList<Triple> preferences, SegmentOutcomes? outcomes = null) =>
        Candidates(lead, memory, preferences, outcomes).First();

    /// <summary>The first channel that has somebody at its other end; null when there is nobody to write to.</summary>
    public ChannelChoice? ChooseReachable(LeadProfile lead, LeadMemory? memory, IReadOnlyList<Triple> preferences, SegmentOutcomes? outcomes = null)
    {
        var candidates = Candidates(lead, memory, preferences, outcomes).DistinctBy(x => x.Channel).ToList();
        var choice = candidates.Find(x => x.Channel.Reaches(lead));
        return choice is null || choice == candidates[0]
            ? choice
            : Because(choice.Channel, "next_channel", $"The lead has no address for {WireName.Of(candidates[0].Channel)}; this is the next channel that can reach it.");
    }

    /// <summary>What speaks for a channel, strongest first, then what needs no more than an address. Nobody is called because there is nothing else.</summary>
    IEnumerable<ChannelChoice> Candidates(LeadProfile lead, LeadMemory? memory, IReadOnlyList<Triple> preferences, SegmentOutcomes? outcomes)
    {
        ChannelChoice?[] named = [Responsive(memory), Experienced(lead, memory, outcomes), ByRule(lead), Preferred(lead, memory), OfSegment(lead, preferences)];
        return named.OfType<ChannelChoice>().Concat(
        [
            Because(options.DefaultChannel, "default_channel", "Nothing speaks for another channel."),
            Because(Channel.Email, "next_channel", "It can reach the lead."),
            Because(Channel.Sms, "next_channel", "It can reach the lead."),
        ]);
    }

    ChannelChoice? Known(LeadProfile lead, LeadMemory? memory) => Responsive(memory) ?? ByRule(lead) ?? Preferred(lead, memory);

    ChannelChoice? Responsive(LeadMemory? memory)
    {
        if (memory is null)
            return null;

        var ranked = memory.ResponsesByChannel
            .Select(x => (Channel: ChannelName.Parse(x.Key), Responses: x.Value))
            .Where(x => x.Channel is not null)
            .OrderByDescending(x => x.Responses)
            .ToList();

        return ranked is [{ Channel: { } best } first, ..] && first.Responses >= options.ResponsiveFrom
            && (ranked.Count == 1 || ranked[1].Responses < first.Responses)
            ? Because(best, "memory.responsive_channel", $"The lead has answered {first.Responses} times on this channel, more than on any other.")
            : null;
    }

    ChannelChoice? Experienced(LeadProfile lead, LeadMemory? memory, SegmentOutcomes? outcomes)
    {
        if (outcomes is null || Preferred(lead, memory) is not null)
            return null;

        var usual = outcomes.Usual.Mean;
        var ruled = ByRule(lead)?.Channel ?? options.DefaultChannel;
        var named = outcomes.ByChannel.FirstOrDefault(x => ChannelName.Parse(x.Key) == ruled).Value.CautiousMean(usual);
        var best = outcomes.ByChannel
            .Select(x => (Channel: ChannelName.Parse(x.Key), Outcomes: x.Value, Mean: x.Value.CautiousMean(usual)))
            .Where(x => x.Channel is not null && x.Outcomes.Count >= options.EpisodesFrom)
            .OrderByDescending(x => x.Mean).ThenBy(x => x.Channel)
            .FirstOrDefault();
        return best.Channel is { } better && best.Mean >= Math.Max(usual, named) + options.EpisodeMargin
            ? Because(better, "memory.similar_episodes", string.Create(CultureInfo.InvariantCulture,
                $"{best.Outcomes.Count} episodes with {outcomes.Segment} on this channel came out at {best.Outcomes.Mean:0.00} on average; all {outcomes.Usual.Count} episodes at {usual:0.00}."))
            : null;
    }

    ChannelChoice? ByRule(LeadProfile lead) => options.Channels.FirstOrDefault(x => x.Matches(lead)) is { } rule
        ? Because(rule.Channel, "persona_channel", "This persona is best reached on this channel.")
        : null;

    ChannelChoice? Preferred(LeadProfile lead, LeadMemory? memory)
    {
        if (string.IsNullOrWhiteSpace(lead.PreferredChannel))
        {
            return ChannelName.Parse(memory?.Preferences.GetValueOrDefault("preferred_channel")) is { } remembered
                ? Because(remembered, "memory.preferred_channel", "The lead has preferred this channel before.")
                : null;
        }

        return ChannelName.Parse(lead.PreferredChannel) is { } preferred
            ? Because(preferred, "preferred_channel", "The lead prefers this channel.")
            : Because(options.DefaultChannel, "unknown_channel", "The lead prefers a channel that we do not have.");
    }

    static ChannelChoice? OfSegment(LeadProfile lead, IReadOnlyList<Triple> preferences) => preferences
        .Where(x => IsSegmentOf(lead, x.Subject))
        .OrderByDescending(x => x.Weight)
        .Select(x => ChannelName.Parse(x.Object) is { } channel
            ? Because(channel, "knowledge.segment_channel", string.Create(CultureInfo.InvariantCulture,
                $"Leads of the segment {x.Subject} prefer this channel (weight {x.Weight:0.00}{(x.Source is null ? "" : $", {x.Source}")})."))
            : null)
        .FirstOrDefault(x => x is not null);

    static bool IsSegmentOf(LeadProfile lead, string segment) =>
        ProfileText.Same(segment, GraphNode.Segment(lead.Industry, lead.Persona)) || ProfileText.Same(segment, lead.Persona) || ProfileText.Same(segment, lead.Industry)
        || ProfileText.Same(segment, lead.Region) || ProfileText.Same(segment, lead.CompanySize);

    static ChannelChoice Because(Channel channel, string code, string text) => new(channel, new Reason { Code = code, Text = text });
}
