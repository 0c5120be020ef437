namespace MarketingBus.Host.Embedded.Samples;

/// <summary>Draws leads by the ground truth.</summary>
internal sealed class SampleLeads(Random random)
{
    public const int Days = 28;

    static readonly string[] Channels = ["email", "email", "email", "social", "web", "sms", "call"];

    /// <summary>Fixed, so that the same seed writes the same files in any year.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public IEnumerable<SampleLead> Draw(string prefix, int count)
    {
        var campaigns = SampleCampaigns.All;
        for (var number = 1; number <= count; number++)
        {
            var lead = new SampleLead
            {
                LeadId = $"{prefix}{number:00000}",
                CreatedAt = Start.AddSeconds(random.Next(Days * 24 * 3600)),
                CampaignId = campaigns[random.Next(campaigns.Count)].CampaignId,
                Source = Pick(GroundTruth.Source),
                Industry = Pick(GroundTruth.Industry),
                CompanySize = Pick(GroundTruth.CompanySize),
                Persona = Pick(GroundTruth.Persona),
                Region = Pick(GroundTruth.Region),
                PreferredChannel = Channels[random.Next(Channels.Length)],
                Consent = random.NextDouble() switch { < .9 => true, < .95 => false, _ => null },
            };
            var logOdds = GroundTruth.LogOdds(lead) + (GroundTruth.NoiseDeviation * Normal());
            yield return lead with { Converted = random.NextDouble() < 1 / (1 + Math.Exp(-logOdds)) };
        }
    }

    string Pick(IReadOnlyList<Trait> traits)
    {
        var point = random.NextDouble() * traits.Sum(trait => trait.Share);
        foreach (var trait in traits)
        {
            point -= trait.Share;
            if (point < 0)
                return trait.Value;
        }

        return traits[^1].Value;
    }

    double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
