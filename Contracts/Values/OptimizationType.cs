using System.Text.Json.Serialization;

namespace MarketingBus.Contracts;

/// <summary>Which question is asked about a campaign.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OptimizationType>))]
public enum OptimizationType
{
    [JsonStringEnumMemberName("performance_check")] PerformanceCheck,
    [JsonStringEnumMemberName("ab_test_analysis")] AbTestAnalysis,
    [JsonStringEnumMemberName("budget_optimization")] BudgetOptimization,
}
