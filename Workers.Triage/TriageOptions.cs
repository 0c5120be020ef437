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

    /// <summary>Episodes of leads of the same industry and persona from which their outcomes count, 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int EpisodesFrom { get; set; } = 5;

    /// <summary>Points that those outcomes add or take at most, 0 (none) to 100.</summary>
    [Range(0, 100)]
    public double EpisodePoints { get; set; } = 10;

    /// <summary>The least priority of a lead that memory speaks for.</summary>
    public Priority RememberedPriority { get; set; } = Priority.Medium;

    /// <summary>Points of engagement (see Memory:LongTerm) at which engagement is 50, 0.1 to 10,000: <c>100 x (1 - 2 ^ (-points / scale))</c>.</summary>
    [Range(0.1, 10_000)]
    public double EngagementScale { get; set; } = 20;

    /// <summary>The fit from which a lead is an A, 0 to 100, above that of a B.</summary>
    [Range(0, 100)]
    public double GradeAFromFit { get; set; } = 70;

    /// <summary>The fit from which a lead is a B, 0 to 100; below it is a C.</summary>
    [Range(0, 100)]
    public double GradeBFromFit { get; set; } = 40;

    /// <summary>The engagement from which a lead is a 1, 0 to 100, above that of a 2. By default a reply makes a 1 for six days.</summary>
    [Range(0, 100)]
    public double Grade1FromEngagement { get; set; } = 40;

    /// <summary>The engagement from which a lead is a 2, 0 to 100; below it is a 3. By default a click makes a 2 for ten days.</summary>
    [Range(0, 100)]
    public double Grade2FromEngagement { get; set; } = 10;

    /// <summary>The leads that say what score a routing rule's PerDay comes to: those triaged within this time, 1 hour to 90 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan CapacityWindow { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often that is found anew, 1 second to 1 day; not at all where no rule has PerDay.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CapacityRefresh { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>With fewer leads in the window PerDay says nothing, 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int CapacityLeastLeads { get; set; } = 100;

    /// <summary>While the oldest lead in the window is younger PerDay says nothing, 1 second to 90 days, no longer than the window.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "90.00:00:00")]
    public TimeSpan CapacityLeastHistory { get; set; } = TimeSpan.FromDays(1);

    internal bool HasReadableSizes() =>
        CompanySizes.Select(x => x.Band).Concat(Categories.Concat<LeadCondition>(Scores).SelectMany(x => x.CompanySizes)).All(x => CompanySize.Parse(x) is not null);

    internal bool HasDescendingGrades() => GradeAFromFit > GradeBFromFit && Grade1FromEngagement > Grade2FromEngagement;

    internal bool HasReadableGrades() => Categories.SelectMany(x => x.Grades).Concat(Routing.SelectMany(x => x.Grades)).All(GradePolicy.IsGrade);

    internal bool HasDestinationsToHandTo() => Routing.All(x => x.Destination is AgentType.Engagement or AgentType.Manager);

    internal bool HasRulesWithinRange() =>
        Categories.Concat<object>(Routing).All(x => Validator.TryValidateObject(x, new ValidationContext(x), null, validateAllProperties: true));

    internal void UseDefaultsWhereEmpty()
    {
        Categories = Categories is [] ? DefaultPolicy.Categories : Categories;
        CompanySizes = CompanySizes is [] ? DefaultPolicy.CompanySizes : CompanySizes;
        Scores = Scores is [] ? DefaultPolicy.Scores : Scores;
        Routing = Routing is [] ? DefaultPolicy.Routing : Routing;
    }
}
