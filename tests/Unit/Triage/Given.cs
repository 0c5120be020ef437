using MarketingBus.Contracts;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Workers.Triage;
using MarketingBus.Workers.Triage.Decisions;

namespace MarketingBus.Tests.Unit.Triage;

internal static class Given
{
    /// <summary>Scores 3 points for its unknown size and matches no other rule.</summary>
    public static LeadProfile Lead { get; } = new() { LeadId = "L1" };

    /// <summary>Scores 100: every default rule matches.</summary>
    public static LeadProfile BestLead { get; } = new()
    {
        LeadId = "L2", Source = "Website", Persona = "Founder", Industry = "SaaS", Region = "US", CompanySize = "5000+",
    };

    public static TriagePolicy DefaultPolicy() => Policy(new TriageOptions());

    public static TriagePolicy Policy(TriageOptions options)
    {
        options.UseDefaultsWhereEmpty();
        return new TriagePolicy(options);
    }

    public static LeadMemory Memory(int conversions = 0, double? rfmScore = null, double points = 0) => new()
    {
        JourneyId = Guid.NewGuid(),
        LeadId = "L1",
        Preferences = new Dictionary<string, string>(),
        ResponsesByChannel = new Dictionary<string, int>(),
        Conversions = conversions,
        RfmScore = rfmScore,
        EngagementPoints = points,
    };
}
