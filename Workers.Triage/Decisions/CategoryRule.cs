using MarketingBus.Contracts;

namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>Leads of this kind are of this category.</summary>
public sealed class CategoryRule : LeadCondition
{
    public TriageCategory Category { get; set; }
}
