using MarketingBus.Contracts;
using MarketingBus.Memory.Episodic;

namespace MarketingBus.Mcp.Host.Decisions;

/// <summary>
/// What an agent should do next. Every action is a hypothesis: facts and similar episodes that came out well speak for it, episodes that came out badly against it.
/// Its confidence is the share of what speaks for it, as if two more cases had failed: nothing known is 0, and certainty is never reached.
/// </summary>
internal static class NextAction
{
    const double Doubt = 2;
    const int AlternativeLimit = 3;

    public static Advice Decide(AgentType agent, AdviceSituation situation)
    {
        var facts = ActionFacts.Of(situation);
        var blocked = situation.Suppressed ? ActionType.Outreach : (ActionType?)null;
        var candidates = Enum.GetValues<ActionType>()
            .Where(x => x != blocked && x != ActionType.Handoff)
            .Select(x => Weigh(x, facts.Where(y => y.Action == x), situation.Episodes))
            .Where(x => x.Confidence > 0)
            .OrderByDescending(x => x.Confidence).ThenBy(x => x.Action)
            .ToList();

        if (candidates.Count == 0)
            return new Advice
            {
                Action = ActionType.Escalate,
                Confidence = 0,
                Reasons = [new Reason { Code = "nothing_known", Text = "Nothing is known that speaks for any action: a person should look." }],
                Alternatives = [],
            };

        var best = candidates[0];
        var owner = OwnerOf(best.Action);
        var own = owner is null || owner == agent || agent == AgentType.Manager;
        return new Advice
        {
            Action = own ? best.Action : ActionType.Handoff,
            DestAgentType = own ? null : owner,
            DestAction = own ? null : best.Action,
            Confidence = best.Confidence,
            Reasons = best.Reasons,
            Alternatives = [.. candidates.Skip(1).Take(AlternativeLimit)],
        };
    }

    static AdviceAlternative Weigh(ActionType action, IEnumerable<ActionFact> facts, IReadOnlyList<RankedEpisode> episodes)
    {
        var speaking = facts.ToList();
        var similar = episodes.Where(x => x.Episode.Actions.Any(y => EpisodeActions.Of(y) == action)).ToList();
        var good = similar.Sum(x => x.Similarity * x.Episode.OutcomeScore);
        var bad = similar.Sum(x => x.Similarity * (1 - x.Episode.OutcomeScore));
        var support = speaking.Sum(x => x.Reason.Weight ?? 0) + good;

        var reasons = speaking.Select(x => x.Reason).ToList();
        if (similar.Count > 0)
            reasons.Add(new Reason
            {
                Code = "memory.episodes",
                Text = FormattableString.Invariant(
                    $"{similar.Count} similar episodes tried this, with a mean outcome of {good / Math.Max(good + bad, double.Epsilon):0.00} by similarity."),
                Weight = good,
            });

        return new AdviceAlternative(action, support / (support + bad + Doubt), [.. reasons.OrderByDescending(x => x.Weight)]);
    }

    static AgentType? OwnerOf(ActionType action) => action switch
    {
        ActionType.Triage => AgentType.LeadTriage,
        ActionType.Outreach => AgentType.Engagement,
        ActionType.Optimize or ActionType.PauseCampaign => AgentType.Optimizer,
        _ => null,
    };
}
