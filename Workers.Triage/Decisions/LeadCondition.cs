using MarketingBus.Contracts;
using MarketingBus.Data.Leads;

namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>What a lead must be like. An empty list asks nothing; of a list one entry must match.</summary>
public class LeadCondition
{
    public IReadOnlyList<string> Sources { get; set; } = [];

    public IReadOnlyList<string> Personas { get; set; } = [];

    public IReadOnlyList<string> Industries { get; set; } = [];

    public IReadOnlyList<string> Regions { get; set; } = [];

    /// <summary>Bands such as "1001-5000".</summary>
    public IReadOnlyList<string> CompanySizes { get; set; } = [];

    public bool Matches(LeadProfile lead) =>
        OneOf(Sources, lead.Source) && OneOf(Personas, lead.Persona) && OneOf(Industries, lead.Industry) && OneOf(Regions, lead.Region)
        && (CompanySizes is [] || (CompanySize.Parse(lead.CompanySize) is { } size && CompanySizes.Any(x => CompanySize.Parse(x)?.Contains(size) == true)));

    static bool OneOf(IReadOnlyList<string> wanted, string? value) => wanted is [] || wanted.Any(x => ProfileText.Same(x, value));
}
