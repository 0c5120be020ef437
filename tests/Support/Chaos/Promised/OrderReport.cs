namespace MarketingBus.Tests.Support.Chaos.Promised;

/// <summary>What became of pairs of versions.</summary>
/// <param name="Leads">Pairs of versions of leads.</param>
/// <param name="CampaignDays">Pairs of versions of a campaign's day.</param>
/// <param name="Kills">Orchestrators killed meanwhile.</param>
/// <param name="Older">Pairs that ended as the older version, by kind and the way that they came.</param>
/// <param name="Missing">Pairs of which nothing is there.</param>
/// <param name="Left">What was not done when nothing moved any more.</param>
public sealed record OrderReport(int Leads, int CampaignDays, int Kills, IReadOnlyDictionary<string, int> Older, int Missing, IReadOnlyList<string> Left, double Seconds)
{
    public bool Passed => Missing == 0 && Left.Count == 0 && Older.Values.Sum() == 0;
}
