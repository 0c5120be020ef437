using MarketingBus.Contracts;

namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>The policy that holds where settings name no other.</summary>
internal static class DefaultPolicy
{
    public static IReadOnlyList<CategoryRule> Categories =>
    [
        new() { Category = TriageCategory.CampaignQualified, Sources = ["Google Ads", "Website"], Personas = ["Founder", "CMO"] },
        new() { Category = TriageCategory.GeneralInquiry, Industries = ["Legal", "Healthcare"] },
        new() { Category = TriageCategory.CampaignQualified, CompanySizes = ["5000+", "1001-5000"] },
    ];

    public static IReadOnlyList<SizeWeight> CompanySizes =>
    [
        new() { Band = "5000+", Weight = 1 },
        new() { Band = "1001-5000", Weight = .8 },
        new() { Band = "201-1000", Weight = .6 },
        new() { Band = "51-200", Weight = .4 },
        new() { Band = "11-50", Weight = .2 },
        new() { Band = "1-10", Weight = .1 },
    ];

    public static IReadOnlyList<ScoreRule> Scores =>
    [
        new() { Code = "industry", Points = 25, Industries = ["SaaS", "FinTech", "HealthTech"], Text = "The industry is one that we serve best." },
        new() { Code = "persona", Points = 20, Personas = ["Founder", "CMO", "CTO"], Text = "The contact decides on purchases." },
        new() { Code = "region", Points = 15, Regions = ["US", "EU"], Text = "The region is a home market." },
        new() { Code = "source", Points = 10, Sources = ["Website", "Referral"], Text = "The lead came of its own accord or was recommended." },
    ];

    public static IReadOnlyList<RoutingRule> Routing =>
    [
        new() { FromScore = 80, Priority = Priority.High, Reason = "high_value_lead" },
        new() { Category = TriageCategory.CampaignQualified, Priority = Priority.Medium, Reason = "qualified_lead" },
        new() { Priority = Priority.Low, Reason = "nurture_lead" },
    ];
}
