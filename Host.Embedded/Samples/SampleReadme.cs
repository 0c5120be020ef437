using System.Globalization;
using System.Text;

namespace MarketingBus.Host.Embedded.Samples;

/// <summary>Writes down the truth behind the files, from the very weights that made them.</summary>
internal static class SampleReadme
{
    const int CeilingLeads = 200_000;

    public static string Text(int seed, IReadOnlyList<SampleLead> leads, IReadOnlyList<SampleLead> training)
    {
        var population = new SampleLeads(new Random(seed + 4)).Draw("P", CeilingLeads).ToList();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Sample data

            Generated, not collected: nobody in these files exists. `MarketingBus samples --seed {seed} --leads {leads.Count} --out samples` writes the same bytes again.

            | file | rows | what |
            |---|---|---|
            | leads.csv | {leads.Count} | leads to replay |
            | campaign_days.csv | {SampleCampaigns.All.Count * SampleLeads.Days} | {SampleCampaigns.All.Count} campaigns over {SampleLeads.Days} days; `leads_created` and `conversions` are those of leads.csv |
            | engagements.csv | | what the leads of leads.csv did afterwards; `converted` follows the formula below |
            | training.csv | {training.Count} | other leads of the same population with the label `converted` |

            `./dev run replay samples/leads.csv samples/campaign_days.csv samples/engagements.csv` sends the first three, [docs/replay.md](../docs/replay.md); `./dev run train samples/training.csv` learns from the fourth.

            ## Why a lead converts

                log-odds = {GroundTruth.Base:0.0} + source + industry + company_size + persona + region + normal noise (deviation {GroundTruth.NoiseDeviation:0.0})

            `preferred_channel`, `created_at`, `campaign_id` and consent have no influence. The noise is in no column.

            | column | what each value adds to the log-odds (share of leads) |
            |---|---|

            """);
        foreach (var (column, traits) in new[] { ("source", GroundTruth.Source), ("industry", GroundTruth.Industry), ("company_size", GroundTruth.CompanySize), ("persona", GroundTruth.Persona), ("region", GroundTruth.Region) })
            text.Append(CultureInfo.InvariantCulture, $"| {column} | {string.Join(", ", traits.Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Value} {x.Weight:+0.0;-0.0;0} ({x.Share:0%})")))} |\n");

        text.Append(CultureInfo.InvariantCulture, $"""

            ## What can be reached

            | measured on | leads | converted | AUC of the formula itself |
            |---|---|---|---|
            {Measured("a large draw of the population", population)}
            {Measured("leads.csv", leads)}
            {Measured("training.csv", training)}

            No model can do better than the first AUC in the long run; on a small held-out part it may by luck. A model that sees less than .60 has missed the signal,
            one that sees more than .90 has found a leak.

            ## How the campaigns really do

            | campaign | name | clicks per impression | cost per lead, USD | revenue per USD | truth |
            |---|---|---|---|---|---|

            """);
        foreach (var x in SampleCampaigns.All)
            text.Append(CultureInfo.InvariantCulture, $"| {x.CampaignId} | {x.Name} | {x.ClickRate:0.000} | {x.CostPerLead:0} | {x.ReturnOnSpend:0.0} | {x.Truth} |\n");

        return text.ToString();
    }

    static string Measured(string what, IReadOnlyList<SampleLead> leads) => string.Create(CultureInfo.InvariantCulture,
        $"| {what} | {leads.Count} | {leads.Average(x => x.Converted ? 1 : 0):0.0%} | {RankQuality.Auc(leads.Select(x => (GroundTruth.LogOdds(x), x.Converted))):0.000} |");
}
