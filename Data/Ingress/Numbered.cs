using MarketingBus.Contracts;

namespace MarketingBus.Data.Ingress;

/// <summary>Writes the order number of its acceptance into a message.</summary>
internal static class Numbered
{
    public static object Of(object message, long sequence) => message switch
    {
        LeadReceived lead => lead with { Sequence = sequence },
        CampaignUpdated campaign => campaign with { Sequence = sequence },
        EngagementRecorded engagement => engagement with { Sequence = sequence },
        RequestEngagement request => request with { Sequence = sequence },
        RequestHandoff request => request with { Sequence = sequence },
        _ => throw new ArgumentException($"{message.GetType().Name} is nothing that is accepted.", nameof(message)),
    };
}
