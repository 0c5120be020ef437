using MarketingBus.Contracts;

namespace MarketingBus.Saga.Orchestrator.Decisions;

/// <summary>Where a lead stands after something happened. Converted stays; Lost gives way to Converted only, so that the order of arrival does not matter.</summary>
internal static class LeadStatusRules
{
    public static LeadStatus After(LeadStatus current, LeadStatus proposed) => current switch
    {
        LeadStatus.Converted => LeadStatus.Converted,
        LeadStatus.Lost when proposed != LeadStatus.Converted => LeadStatus.Lost,
        _ => proposed,
    };

    public static LeadStatus AfterTriage(TriageCategory category) => category switch
    {
        TriageCategory.CampaignQualified => LeadStatus.CampaignQualified,
        TriageCategory.ColdLead => LeadStatus.ColdLead,
        _ => LeadStatus.GeneralInquiry,
    };

    public static LeadStatus AfterEngagement(TriageCategory? category) =>
        category == TriageCategory.ColdLead ? LeadStatus.Nurturing : LeadStatus.Engaged;

    /// <summary>Null when what the lead did says nothing about where it stands.</summary>
    public static LeadStatus? AfterEvent(EngagementKind kind) => kind switch
    {
        EngagementKind.Converted => LeadStatus.Converted,
        EngagementKind.Unsubscribed or EngagementKind.Complained => LeadStatus.Lost,
        _ => null,
    };
}
