using MarketingBus.Contracts;

namespace MarketingBus.Learning;

/// <summary>How leads are scored without a model; a model is measured against it.</summary>
public interface IRuleScorer
{
    /// <summary>0 to 100.</summary>
    double Score(LeadProfile lead);
}
