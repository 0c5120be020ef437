using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Data.Queries;
using MarketingBus.Memory.LongTerm;

namespace MarketingBus.Mcp.Host.Decisions;

/// <summary>One fact that speaks for an action; its weight counts like that many episodes that came out well.</summary>
internal sealed record ActionFact(ActionType Action, Reason Reason);

/// <summary>What a lead's view, its memory and its campaign say about the next action.</summary>
internal static class ActionFacts
{
    const double Strong = 2;
    const double Plain = 1;
    const double HighScore = 80;
    const double LoyalRfm = 0.6;
    const double DormantRfm = 0.3;

    public static IReadOnlyList<ActionFact> Of(AdviceSituation situation) =>
        [.. OfLead(situation), .. OfMemory(situation.Memory), .. OfCampaign(situation.Campaign)];

    static IEnumerable<ActionFact> OfLead(AdviceSituation situation)
    {
        if (situation.Suppressed)
            yield return Fact(ActionType.UpdateSegment, "lead.suppressed", "The lead unsubscribed or complained and must not be contacted.", Strong);

        if (situation.Lead is not { } lead)
        {
            if (situation.AboutLead)
                yield return Fact(ActionType.Triage, "lead.unknown", "The lead has not come in yet; triage it first.", Plain);
            yield break;
        }

        if (lead.JourneyState == "AwaitingManager")
            yield return Fact(ActionType.Escalate, "lead.awaits_manager", "The lead's journey waits for the Manager.", Strong);

        if (lead.Score is not { } score)
        {
            yield return Fact(ActionType.Triage, "lead.untriaged", "The lead has no score yet.", Strong);
            yield break;
        }

        if (score >= HighScore)
            yield return Fact(ActionType.Outreach, "lead.high_score", string.Create(CultureInfo.InvariantCulture, $"The lead scores {score:0.#} of 100."), Plain);

        yield return (lead.Status, lead.Category) switch
        {
            (LeadStatus.Converted or LeadStatus.Lost, _) =>
                Fact(ActionType.UpdateSegment, "lead.closed", $"The lead is {lead.Status}.", Strong),
            (_, TriageCategory.CampaignQualified) => Fact(ActionType.Outreach, "lead.campaign_qualified", "The lead qualifies for a campaign.", Strong),
            (_, TriageCategory.GeneralInquiry) => Fact(ActionType.Escalate, "lead.general_inquiry", "The lead asks something that a campaign does not answer.", Plain),
            _ => Fact(ActionType.UpdateSegment, "lead.cold", "The lead is cold; keep it in a nurturing segment.", Plain),
        };
    }

    static IEnumerable<ActionFact> OfMemory(LeadMemory? memory)
    {
        if (memory is null)
            yield break;

        if (memory.Conversions > 0)
            yield return Fact(ActionType.Outreach, "memory.previous_conversion", $"The lead converted {memory.Conversions} times before.", Plain);

        if (memory.RfmScore >= LoyalRfm)
            yield return Fact(ActionType.Outreach, "memory.rfm", string.Create(CultureInfo.InvariantCulture, $"The lead's RFM is {memory.RfmScore:0.00}, which is high."), Plain);
        else if (memory.RfmScore < DormantRfm)
            yield return Fact(ActionType.UpdateSegment, "memory.rfm", string.Create(CultureInfo.InvariantCulture, $"The lead's RFM is {memory.RfmScore:0.00}, which is low."), Plain);
    }

    static IEnumerable<ActionFact> OfCampaign(CampaignView? campaign)
    {
        if (campaign is null)
            yield break;

        if (campaign.Underperforms)
            yield return Fact(ActionType.Optimize, "campaign.underperforms", "A figure of the campaign's newest day is below its target.", Plain);

        foreach (var advice in campaign.Recommendations)
            yield return Fact(
                advice.Kind == "auto_pause" ? ActionType.PauseCampaign : ActionType.Optimize,
                $"campaign.{advice.Kind}", advice.Text, advice.Priority == Priority.Critical ? Strong : Plain);
    }

    static ActionFact Fact(ActionType action, string code, string text, double weight) => new(action, new Reason { Code = code, Text = text, Weight = weight });
}
