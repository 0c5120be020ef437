using System.ComponentModel.DataAnnotations;
using MarketingBus.Contracts;
using MarketingBus.Data.Leads;
using MarketingBus.Workers.Triage.Decisions;

namespace MarketingBus.Workers.Triage;

/// <summary>How leads are classified, scored and routed. A list that is left out is the default one; a list that is given replaces it.</summary>
public sealed class TriageOptions
{
    public const string Section = "Triage";

    /// <summary>The first rule that matches names the category.</summary>
    public IReadOnlyList<CategoryRule> Categories { get; set; } = [];

    /// <summary>The category of a lead that no rule matches.</summary>
    public TriageCategory DefaultCategory { get; set; } = TriageCategory.ColdLead;

    /// <summary>Points of a company of weight 1, 0 to 100.</summary>
    [Range(0, 100)]
    public double CompanySizePoints { get; set; } = 30;

    /// <summary>The weight of each band; of several that match the heaviest counts.</summary>
    public IReadOnlyList<SizeWeight> CompanySizes { get; set; } = [];

    /// <summary>The weight of a company whose size is unknown, 0 to 1.</summary>
    [Range(0, 1)]
    public double UnknownSizeWeight { get; set; } = .1;

    /// <summary>Every rule that matches adds its points; the score is capped at 100.</summary>
    public IReadOnlyList<ScoreRule> Scores { get; set; } = [];

    /// <summary>The first rule that matches decides.</summary>
    public IReadOnlyList<RoutingRule> Routing { get; set; } = [];

    /// <summary>Points for a lead that has converted before, 0 to 100.</summary>
    [Range(0, 100)]
    public double PreviousConversionPoints { get; set; } = 15;

    /// <summary>The remembered recency, frequency and monetary value from which a lead counts as active, 0 to 1.</summary>
    [Range(0, 1)]
    public double ActiveFromRfm { get; set; } = .7;

    /// <summary>Points for an active lead, 0 to 100.</summary>
    [Range(0, 100)]
    public double ActivePoints { get; set; } = 10;

    /// <summary>The least priority of a lead that memory speaks for.</summary>
    public Priority RememberedPriority { get; set; } = Priority.Medium;

    internal bool HasReadableSizes() =>
        CompanySizes.Select(x => x.Band).Concat(Categories.Concat<LeadCondition>(Scores).SelectMany(x => x.CompanySizes)).All(x => CompanySize.Parse(x) is not null);

    internal void UseDefaultsWhereEmpty()
    {
        Categories = Categories is [] ? DefaultPolicy.Categories : Categories;
        CompanySizes = CompanySizes is [] ? DefaultPolicy.CompanySizes : CompanySizes;
        Scores = Scores is [] ? DefaultPolicy.Scores : Scores;
        Routing = Routing is [] ? DefaultPolicy.Routing : Routing;
    }
}
