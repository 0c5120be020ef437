namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Tells from a header, and where that leaves it open from the first rows, what the rows are. What could be two kinds is not guessed.</summary>
internal static class KindGuess
{
    const double Mostly = 0.5;

    static readonly string[] LeadSigns = ["source", "industry", "company_size", "persona", "email"];

    /// <summary>Null when header and rows say too little, or too much.</summary>
    public static ReplayKind? Of(IReadOnlyList<string> header, IReadOnlyDictionary<string, string> given, IReadOnlyList<CsvRow>? rows = null)
    {
        var engagements = ColumnMap.Create(ReplayKind.Engagements, header, given);
        var leads = ColumnMap.Create(ReplayKind.Leads, header, given);
        var campaigns = ColumnMap.Create(ReplayKind.Campaigns, header, given);
        var namesPeople = engagements.Has("lead_id") || leads.Has("email");
        var areLeads = leads.Has("lead_id") && LeadSigns.Any(leads.Has);
        var areCampaigns = campaigns.Has("campaign_id") && (campaigns.Has("clicks") || campaigns.Has("impressions") || campaigns.Has("cost_usd"));

        if (engagements.Has("lead_id") && (engagements.Has("kind") || engagements.ImpliesConversion))
            return !areLeads ? ReplayKind.Engagements
                : !engagements.Has("kind") ? null
                : SayWhatHappened(engagements, rows ?? []) ? ReplayKind.Engagements : ReplayKind.Leads;

        if (areCampaigns && !namesPeople)
            return ReplayKind.Campaigns;

        return areLeads && (!areCampaigns || engagements.Has("lead_id")) ? ReplayKind.Leads : null;
    }

    // A lead's "event" may be the fair at which it was met.
    static bool SayWhatHappened(ColumnMap map, IReadOnlyList<CsvRow> rows)
    {
        var words = rows.Select(row => row.At(map.IndexOf("kind"))).OfType<string>().ToList();
        return words.Count == 0 || words.Count(x => EngagementWords.KindOf(x) is not null || EngagementWords.IsPassedOver(x) || EngagementWords.MayBeOptOut(x)) > Mostly * words.Count;
    }
}
