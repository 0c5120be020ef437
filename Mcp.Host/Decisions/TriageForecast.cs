using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Orchestration;
using MarketingBus.Data.Queries;

namespace MarketingBus.Mcp.Host.Decisions;

/// <summary>What would follow if a lead were triaged now, in sentences.</summary>
internal static class TriageForecast
{
    /// <param name="scored">What triage would say.</param>
    /// <param name="profile">The lead as it would be triaged.</param>
    /// <param name="known">What is known already; null of a new lead.</param>
    /// <param name="isSent">The caller told of the lead anew, as upstream would.</param>
    public static IReadOnlyList<string> Of(LeadScored scored, LeadProfile profile, LeadView? known, bool isSent) =>
    [
        .. Journey(profile, known, isSent),
        string.Create(CultureInfo.InvariantCulture, $"Triage would score the lead {scored.Score:0.#} of 100 by {scored.ModelVersion}{(scored.Category is { } category ? $" and call it {category}" : "")}."),
        .. Routing(scored.Routing, profile),
        "Nothing was changed. Call again with dry_run false to have it done.",
    ];

    static IEnumerable<string> Journey(LeadProfile profile, LeadView? known, bool isSent)
    {
        if (known is null)
            yield return "The lead is new: its journey would begin.";
        else if (isSent && known.JourneyState != StateNames.Awaited && ContentHash.Of(known.Profile) == ContentHash.Of(profile))
            yield return "The lead is known with the same details: sent again, it would keep its last triage. Leave out 'lead' to have it triaged again.";
        else if (known.JourneyState is StateNames.Triaging or StateNames.Engaging)
            yield return $"The lead's journey is {known.JourneyState}: it would be triaged once that is done.";
        else if (known.JourneyState == StateNames.AwaitingManager)
            yield return "The lead's journey waits for the Manager: it would be triaged once a person has answered.";
        else
            yield return $"The lead's journey is {known.JourneyState}: a new run would begin.";
    }

    static IEnumerable<string> Routing(RoutingDecision? routing, LeadProfile profile)
    {
        if (routing is null)
            yield break;

        yield return $"It would then be handed to {routing.DestAgentType} with {routing.Priority} priority ({routing.Reason}).";
        if (routing.DestAgentType == AgentType.Engagement)
            yield return profile.GdprConsent switch
            {
                true => "Engagement would write to the lead, unless a suppression, a cap or quiet hours forbid it; consent is given.",
                false => "The lead refused consent: Engagement would not write to it.",
                null => "Engagement would decide whether it may write: consent was never asked for.",
            };
    }
}
