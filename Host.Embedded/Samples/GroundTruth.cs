namespace MarketingBus.Host.Embedded.Samples;

/// <summary>
/// Why a sample lead converts. Its log-odds are <see cref="Base"/> plus one weight per trait plus normal noise that no column shows, so that even who knows the formula
/// cannot tell every lead.
/// </summary>
internal static class GroundTruth
{
    public const double Base = -2.6;
    public const double NoiseDeviation = .5;

    public static readonly IReadOnlyList<Trait> Source =
    [
        new("Referral", .12, 1.5), new("Website", .28, .6), new("Google Ads", .24, .2), new("LinkedIn", .16, 0), new("Event", .08, .4), new("Outbound", .12, -1.3),
    ];

    public static readonly IReadOnlyList<Trait> Industry =
    [
        new("SaaS", .26, .9), new("FinTech", .16, .7), new("HealthTech", .12, .4), new("Retail", .18, -.5), new("Manufacturing", .18, -.8), new("Legal", .10, -1),
    ];

    public static readonly IReadOnlyList<Trait> CompanySize =
    [
        new("1-10", .18, -1.1), new("11-50", .26, -.4), new("51-200", .24, .3), new("201-1000", .16, .7), new("1001-5000", .10, 1), new("5000+", .06, .6),
    ];

    public static readonly IReadOnlyList<Trait> Persona =
    [
        new("Founder", .18, 1.2), new("CMO", .16, 1), new("CTO", .12, .4), new("Marketing Manager", .30, 0), new("Engineer", .14, -.9), new("Procurement", .10, -.6),
    ];

    public static readonly IReadOnlyList<Trait> Region = [new("US", .36, .4), new("EU", .34, .2), new("APAC", .18, -.2), new("LATAM", .12, -.5)];

    /// <summary>What the columns say, without the noise.</summary>
    public static double LogOdds(SampleLead lead) =>
        Base + Weight(Source, lead.Source) + Weight(Industry, lead.Industry) + Weight(CompanySize, lead.CompanySize) + Weight(Persona, lead.Persona) + Weight(Region, lead.Region);

    static double Weight(IReadOnlyList<Trait> traits, string value) => traits.First(trait => trait.Value == value).Weight;
}
