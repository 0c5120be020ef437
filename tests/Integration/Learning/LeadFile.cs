using System.Globalization;
using System.Text;
using MarketingBus.Contracts;

namespace MarketingBus.Tests.Integration.Learning;

/// <summary>Leads of three columns, of which two tell how likely one converts: as much to learn as a test needs, in a fraction of the time that the samples take.</summary>
internal static class LeadFile
{
    static readonly string[] Sources = ["Website", "Referral", "Google Ads", "Outbound"];
    static readonly string[] Industries = ["SaaS", "Legal", "Retail"];

    /// <summary>The same arguments give the same rows; a signal of 0 leaves nothing to learn.</summary>
    public static string Write(string folder, int rows, double signal = 1)
    {
        var random = new Random(4);
        var text = new StringBuilder("lead_id,source,industry,visits,converted\n");
        for (var row = 0; row < rows; row++)
        {
            var lead = Profile(random);
            text.Append(CultureInfo.InvariantCulture, $"L{row},{lead.Source},{lead.Industry},{lead.Attributes!["visits"]},{(Converts(random, lead, signal) ? 1 : 0)}\n");
        }

        var path = Path.Combine(folder, "leads.csv");
        File.WriteAllText(path, text.ToString());
        return path;
    }

    public static LeadProfile Profile(Random random) => new()
    {
        LeadId = "L", Source = Sources[random.Next(Sources.Length)], Industry = Industries[random.Next(Industries.Length)],
        Attributes = new Dictionary<string, string> { ["visits"] = random.Next(20).ToString(CultureInfo.InvariantCulture) },
    };

    public static bool Converts(Random random, LeadProfile lead, double signal = 1)
    {
        var logit = -0.5 + (signal * (lead.Source switch { "Website" => 1, "Referral" => 1.5, "Google Ads" => 0, _ => -1.5 }))
            + (signal * (int.Parse(lead.Attributes!["visits"], CultureInfo.InvariantCulture) - 10) * 0.15);
        return random.NextDouble() < 1 / (1 + Math.Exp(-logit));
    }
}
