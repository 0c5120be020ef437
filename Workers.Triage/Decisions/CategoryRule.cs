using System.ComponentModel.DataAnnotations;
using MarketingBus.Contracts;

namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>Leads of this kind are of this category.</summary>
public sealed class CategoryRule : LeadCondition
{
    public TriageCategory Category { get; set; }

    /// <summary>The least calibrated probability of conversion, 0 to 1, null for any. A lead without one, because no model knows enough of it, does not match.</summary>
    [Range(0d, 1)]
    public double? FromProbability { get; set; }

    /// <summary>Grades such as "A1", "B" (any engagement) or "1" (any fit); empty for any.</summary>
    public IReadOnlyList<string> Grades { get; set; } = [];

    /// <param name="lead">The lead.</param>
    /// <param name="probability">0 to 1; null where no model knows enough of the lead.</param>
    /// <param name="grade">Such as "A1".</param>
    public bool Matches(LeadProfile lead, double? probability, string grade) =>
        Matches(lead) && (FromProbability is not { } least || probability >= least) && GradePolicy.IsOneOf(grade, Grades);
}
