using MarketingBus.Contracts;
using MarketingBus.Data.Leads;

namespace MarketingBus.Workers.Engagement.Decisions;

/// <summary>What upstream systems call the channels.</summary>
internal static class ChannelName
{
    static readonly Dictionary<string, Channel> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["email"] = Channel.Email,
        ["e-mail"] = Channel.Email,
        ["social"] = Channel.Social,
        ["social media"] = Channel.Social,
        ["web"] = Channel.Web,
        ["website"] = Channel.Web,
        ["ads"] = Channel.Ads,
        ["sms"] = Channel.Sms,
        ["call"] = Channel.Call,
        ["phone"] = Channel.Call,
    };

    /// <summary>Null when the name is none that we know.</summary>
    public static Channel? Parse(string? name) => name is not null && Known.TryGetValue(ProfileText.Fold(name), out var channel) ? channel : null;
}
