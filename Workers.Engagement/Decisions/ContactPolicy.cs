using MarketingBus.Contracts;
using MarketingBus.Data.Consents;

namespace MarketingBus.Workers.Engagement.Decisions;

/// <summary>Says whether a lead may be contacted at all. Comes before everything else.</summary>
internal sealed class ContactPolicy(EngagementOptions options)
{
    /// <summary>Why not; empty when the lead may be contacted.</summary>
    /// <param name="lead">As the command gives it: its no counts too, whatever was said since.</param>
    /// <param name="standing">What the person said, under this id or another with its address.</param>
    public IReadOnlyList<Reason> Refusals(LeadProfile? lead, ConsentStanding standing)
    {
        if (lead is null || string.IsNullOrWhiteSpace(lead.LeadId) || lead.LeadId.Length > 200)
            return [Because("invalid_lead", "The lead's id is missing or longer than 200 characters.")];

        var refusals = new List<Reason>();
        if (standing.Complained)
            refusals.Add(Because("complained", "The person has complained."));
        else if (standing.Withdrawn)
            refusals.Add(Because("unsubscribed", "The person has unsubscribed."));

        if (standing.Refused || lead.GdprConsent == false)
            refusals.Add(Because("no_consent", "The person has refused to be contacted."));
        else if (!standing.Granted && lead.GdprConsent is null && options.RequireExplicitConsent)
            refusals.Add(Because("no_consent", "The lead was never asked whether it may be contacted."));

        return refusals;
    }

    static Reason Because(string code, string text) => new() { Code = code, Text = text };
}
