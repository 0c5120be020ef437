using System.Globalization;
using System.Text;

namespace MarketingBus.Host.Embedded.Samples;

/// <summary>Generates the sample files; the same seed gives the same bytes.</summary>
internal static class SampleFiles
{
    public static IEnumerable<SampleFile> Generate(int seed, int count)
    {
        var leads = new SampleLeads(new Random(seed)).Draw("S", count).ToList();
        var training = new SampleLeads(new Random(seed + 1)).Draw("T", count * 3 / 2).ToList();
        yield return new SampleFile("leads.csv", LeadsText(leads));
        yield return new SampleFile("campaign_days.csv", new SampleCampaignDays(new Random(seed + 2)).Text(leads));
        yield return new SampleFile("engagements.csv", new SampleEngagements(new Random(seed + 3)).Text(leads));
        yield return new SampleFile("training.csv", TrainingText(training));
        yield return new SampleFile("README.md", SampleReadme.Text(seed, leads, training));
    }

    public static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static string LeadsText(IReadOnlyList<SampleLead> leads)
    {
        var text = new StringBuilder("lead_id,created_at,source,campaign_id,company_size,industry,persona,region,preferred_channel,gdpr_consent,email\n");
        foreach (var x in leads)
        {
            text.Append(CultureInfo.InvariantCulture, $"{x.LeadId},{Time(x.CreatedAt)},{x.Source},{x.CampaignId},{x.CompanySize},{x.Industry},{x.Persona},{x.Region},");
            text.Append(CultureInfo.InvariantCulture, $"{x.PreferredChannel},{x.Consent?.ToString().ToLowerInvariant()},{x.LeadId.ToLowerInvariant()}@example.com\n");
        }

        return text.ToString();
    }

    static string TrainingText(IReadOnlyList<SampleLead> leads)
    {
        var text = new StringBuilder("lead_id,created_at,source,company_size,industry,persona,region,preferred_channel,converted\n");
        foreach (var x in leads)
            text.Append(CultureInfo.InvariantCulture, $"{x.LeadId},{Time(x.CreatedAt)},{x.Source},{x.CompanySize},{x.Industry},{x.Persona},{x.Region},{x.PreferredChannel},{(x.Converted ? 1 : 0)}\n");

        return text.ToString();
    }
}
