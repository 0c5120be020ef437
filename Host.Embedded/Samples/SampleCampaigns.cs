namespace MarketingBus.Host.Embedded.Samples;

/// <summary>A campaign and how it really does.</summary>
/// <param name="ClickRate">Clicks per impression.</param>
/// <param name="CostPerLead">USD.</param>
/// <param name="ReturnOnSpend">Revenue per USD spent, on average.</param>
internal sealed record SampleCampaign(string CampaignId, string Name, double ClickRate, double CostPerLead, double ReturnOnSpend, string Truth);

/// <summary>Eight campaigns: four are well, four have one fault each that an optimizer must find.</summary>
internal static class SampleCampaigns
{
    public static IReadOnlyList<SampleCampaign> All { get; } =
    [
        new("SC01", "Spring launch", .035, 28, 3.1, "well"),
        new("SC02", "Founder breakfast", .041, 35, 2.6, "well"),
        new("SC03", "Retargeting", .052, 18, 3.8, "well"),
        new("SC04", "Partner webinar", .030, 40, 2.2, "well"),
        new("SC05", "Banner network", .006, 38, 2.1, "clicks too few: creative"),
        new("SC06", "Broad search", .028, 95, 1.9, "leads too dear: targeting"),
        new("SC07", "Trade magazine", .025, 44, .6, "return too low: budget"),
        new("SC08", "Video pre-roll", .009, 110, .4, "all three"),
    ];
}
