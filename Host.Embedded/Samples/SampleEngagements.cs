using System.Globalization;
using System.Text;

namespace MarketingBus.Host.Embedded.Samples;

/// <summary>What the leads did after they came: mostly by chance, conversions by the ground truth.</summary>
internal sealed class SampleEngagements(Random random)
{
    public string Text(IReadOnlyList<SampleLead> leads)
    {
        var rows = leads.SelectMany(Of).OrderBy(row => row.At).ThenBy(row => row.Text, StringComparer.Ordinal);
        return rows.Aggregate(new StringBuilder("lead_id,kind,occurred_at,channel,campaign_id,value_usd\n"), (text, row) => text.Append(row.Text)).ToString();
    }

    IEnumerable<(DateTimeOffset At, string Text)> Of(SampleLead lead)
    {
        var at = lead.CreatedAt.AddHours(1 + (random.NextDouble() * 30));
        if (lead.Consent != false && random.NextDouble() < (lead.Converted ? .9 : .45))
        {
            yield return Row(lead, "opened", at);
            if (random.NextDouble() < (lead.Converted ? .8 : .3))
                yield return Row(lead, "clicked", at = at.AddMinutes(1 + (random.NextDouble() * 60)));

            if (random.NextDouble() < (lead.Converted ? .4 : .05))
                yield return Row(lead, "replied", at = at.AddHours(random.NextDouble() * 24));
        }

        if (lead.Converted)
            yield return Row(lead, "converted", at.AddDays(1 + (random.NextDouble() * 12)), Math.Round(80 + (900 * random.NextDouble() * random.NextDouble()), 2));
        else if (random.NextDouble() < .025)
            yield return Row(lead, "unsubscribed", at.AddHours(2));
        else if (random.NextDouble() < .006)
            yield return Row(lead, "complained", at.AddHours(3));
    }

    static (DateTimeOffset At, string Text) Row(SampleLead lead, string kind, DateTimeOffset at, double? value = null) =>
        (at, string.Create(CultureInfo.InvariantCulture, $"{lead.LeadId},{kind},{SampleFiles.Time(at)},{lead.PreferredChannel},{lead.CampaignId},{value:0.00}\n"));
}
