using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;

namespace MarketingBus.Workers.Engagement.Consumers;

/// <summary>Turns an ended outreach into the answer to a command; the same row gives the same answer however often it is asked for.</summary>
internal static class EngagementAnswers
{
    public static LeadEngaged Engaged(this Outreach outreach, EngageLead command, bool campaignUnderperforms) => new()
    {
        JourneyId = command.JourneyId,
        HandoffId = command.HandoffId,
        EngagementId = outreach.EngagementId,
        SourceSystem = command.SourceSystem,
        LeadId = outreach.LeadId,
        ConversationId = command.ConversationId,
        CampaignId = outreach.CampaignId,
        EngagementType = outreach.EngagementType,
        Channel = outreach.Channel!.Value,
        Content = outreach.Content!,
        MessageId = outreach.MessageId!,
        Reasons = outreach.Reasons,
        CampaignUnderperforms = campaignUnderperforms,
        EngagedAt = outreach.EndedAt!.Value,
    };

    public static EngagementRefused Refused(this Outreach outreach, EngageLead command) => new()
    {
        JourneyId = command.JourneyId,
        HandoffId = command.HandoffId,
        EngagementId = outreach.EngagementId,
        SourceSystem = command.SourceSystem,
        LeadId = outreach.LeadId,
        Reasons = outreach.Reasons,
        RefusedAt = outreach.EndedAt!.Value,
    };
}
