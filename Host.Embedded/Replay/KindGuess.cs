namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Tells from a header what the rows are.</summary>
internal static class KindGuess
{
    static readonly string[] LeadSigns = ["source", "industry", "company_size", "persona", "email"];

    /// <summary>Null when the header says too little.</summary>
    public static ReplayKind? Of(IReadOnlyList<string> header, IReadOnlyDictionary<string, string> given)
    {
        var engagements = ColumnMap.Create(ReplayKind.Engagements, header, given);
        if (engagements.Has("lead_id") && (engagements.Has("kind") || engagements.ImpliesConversion))
            return ReplayKind.Engagements;

        var leads = ColumnMap.Create(ReplayKind.Leads, header, given);
        var campaigns = ColumnMap.Create(ReplayKind.Campaigns, header, given);
        if (campaigns.Has("campaign_id") && (campaigns.Has("clicks") || campaigns.Has("impressions") || campaigns.Has("cost_usd")))
            return ReplayKind.Campaigns;

        return leads.Has("lead_id") && LeadSigns.Any(leads.Has) ? ReplayKind.Leads : null;
    }
}
