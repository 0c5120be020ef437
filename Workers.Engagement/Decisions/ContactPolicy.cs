using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;

namespace MarketingBus.Workers.Engagement.Decisions;

/// <summary>Says whether a lead may be contacted at all. Comes before everything else.</summary>
internal sealed class ContactPolicy(EngagementOptions options)
{
    /// <summary>Why not; empty when the lead may be contacted.</summary>
    public IReadOnlyList<Reason> Refusals(LeadProfile? lead, Suppression? suppression)
    {
        if (lead is null || string.IsNullOrWhiteSpace(lead.LeadId) || lead.LeadId.Length > 200)
            return [new Reason { Code = "invalid_lead", Text = "The lead's id is missing or longer than 200 characters." }];

        var refusals = new List<Reason>();
        if (suppression is not null)
            refusals.Add(new Reason { Code = suppression.Reason, Text = $"The lead has {suppression.Reason}." });

        if (lead.GdprConsent == false)
            refusals.Add(new Reason { Code = "no_consent", Text = "The lead has refused to be contacted." });
        else if (lead.GdprConsent is null && options.RequireExplicitConsent)
            refusals.Add(new Reason { Code = "no_consent", Text = "The lead was never asked whether it may be contacted." });

        return refusals;
    }
}
