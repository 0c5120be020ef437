using System.Globalization;
using System.Text;

namespace MarketingBus.Host.Embedded.Samples;

/// <summary>Each campaign's day: its leads are those of the lead file, the rest follows from how the campaign really does, give or take 15 %.</summary>
internal sealed class SampleCampaignDays(Random random)
{
    const double ClicksPerLead = 9;
    const double DailyBudget = 400;

    public string Text(IReadOnlyList<SampleLead> leads)
    {
        var byDay = leads.ToLookup(lead => (lead.CampaignId, Day: DateOnly.FromDateTime(lead.CreatedAt.DateTime)));
        var text = new StringBuilder("campaign_id,date,name,impressions,clicks,leads_created,conversions,cost_usd,revenue_usd,daily_budget_usd\n");
        foreach (var campaign in SampleCampaigns.All)
        {
            for (var day = 0; day < SampleLeads.Days; day++)
            {
                var date = DateOnly.FromDateTime(SampleLeads.Start.DateTime).AddDays(day);
                var came = byDay[(campaign.CampaignId, date)].ToList();
                var clicks = (int)Math.Round(Math.Max(came.Count, 1) * ClicksPerLead * Varied());
                var impressions = (int)Math.Round(clicks / (campaign.ClickRate * Varied()));
                var cost = Math.Max(came.Count, 1) * campaign.CostPerLead * Varied();
                var revenue = cost * campaign.ReturnOnSpend * Varied();
                text.Append(CultureInfo.InvariantCulture, $"{campaign.CampaignId},{date:yyyy-MM-dd},{campaign.Name},{impressions},{clicks},{came.Count},{came.Count(x => x.Converted)},{cost:0.00},{revenue:0.00},{DailyBudget:0}\n");
            }
        }

        return text.ToString();
    }

    double Varied() => .85 + (.3 * random.NextDouble());
}
