using MarketingBus.Contracts;
using MarketingBus.Data.Identity;

namespace MarketingBus.Workers.Engagement.Decisions;

/// <summary>Whether a channel has somebody at its other end. Social, ads and web find people by other means than an address of ours.</summary>
internal static class Reachability
{
    const int FewestDigits = 5;

    public static bool Reaches(this Channel channel, LeadProfile lead) => channel switch
    {
        Channel.Email => EmailAddress.Of(lead.Email) is not null,
        Channel.Sms or Channel.Call => lead.Phone?.Count(char.IsDigit) >= FewestDigits,
        _ => true,
    };
}
