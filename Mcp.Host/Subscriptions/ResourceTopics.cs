using MarketingBus.Contracts;
using MarketingBus.Platform.Messaging.Live;

namespace MarketingBus.Mcp.Host.Subscriptions;

/// <summary>Which resources an event changes.</summary>
internal static class ResourceTopics
{
    public static void Listen(ILiveTopics topics, Action<IEnumerable<string>> changed) => topics
        .On<LeadReceived>(x => changed(LeadOf(x.Lead.LeadId)))
        .On<LeadTriaged>(x => changed(LeadOf(x.Lead.LeadId)))
        .On<LeadEngaged>(x => changed(InteractionOf(x.LeadId)))
        .On<EngagementRecorded>(x => changed(InteractionOf(x.LeadId)))
        .On<EngagementRefused>(x => changed(LeadOf(x.LeadId)))
        .On<JourneyCompleted>(x => changed(LeadOf(x.LeadId)))
        .On<EscalationRaised>(x => changed([.. x.LeadId is { } lead ? LeadOf(lead) : [], .. x.CampaignId is { } campaign ? CampaignOf(campaign) : []]))
        .On<CampaignUpdated>(x => changed(CampaignOf(x.Figures.CampaignId)))
        .On<CampaignOptimized>(x => changed(CampaignOf(x.CampaignId)))
        .On<CampaignChanged>(x => changed(CampaignOf(x.CampaignId)));

    static string[] LeadOf(string leadId) => [$"db://leads/{leadId}", "db://leads", $"memory://long_term/{leadId}"];

    static string[] InteractionOf(string leadId) => [.. LeadOf(leadId), $"db://interactions/{leadId}", "db://interactions"];

    static string[] CampaignOf(string campaignId) => [$"db://campaigns/{campaignId}", "db://campaigns", $"analytics://campaigns/{campaignId}"];
}
