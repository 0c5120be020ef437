using System.Diagnostics.CodeAnalysis;
using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Api.Ingress.Upstream;

/// <summary>What upstream systems may publish, by the name that a routing key or an event's type ends with.</summary>
internal static class UpstreamTypes
{
    public static IReadOnlyDictionary<string, UpstreamType> All { get; } = new Dictionary<string, UpstreamType>
    {
        ["lead.received"] = new(nameof(LeadReceived), EventRequests.Lead),
        ["campaign.updated"] = new(nameof(CampaignUpdated), EventRequests.Campaign),
        ["engagement.recorded"] = new(nameof(EngagementRecorded), EventRequests.Engagement),
    };

    /// <summary>A name of its own may stand before the event's, as in "com.example.crm.lead.received".</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out UpstreamType? type)
    {
        type = All.FirstOrDefault(x => name == x.Key || name.EndsWith($".{x.Key}", StringComparison.Ordinal)).Value;
        return type is not null;
    }
}

/// <summary>One kind of upstream event.</summary>
/// <param name="Contract">The message that it becomes.</param>
/// <param name="Read">Reads its body, as REST does.</param>
internal sealed record UpstreamType(string Contract, Func<JsonFields, RequestIdentity, Submission> Read);
