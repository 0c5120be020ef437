using MarketingBus.Contracts;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Data.Consents;

/// <summary>What an event or request says of a person: how to reach it, and whether it may be contacted.</summary>
internal sealed record SaidAboutPerson(Guid JourneyId, string SourceSystem, string LeadId, ConsentSource Source)
{
    /// <summary>As it was given; any text.</summary>
    public string? Email { get; init; }

    /// <summary>Null when nothing is said.</summary>
    public ConsentState? State { get; init; }

    /// <summary>Null for now.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>In the normal form; the lead's id may be one.</summary>
    public IReadOnlyList<string> Addresses => [.. new[] { EmailAddress.Of(Email), EmailAddress.Of(LeadId) }.OfType<string>().Distinct()];

    /// <summary>Null for a message that is about no person.</summary>
    public static SaidAboutPerson? In(object message) => message switch
    {
        LeadReceived x => Of(x.Lead, x.JourneyId, x.SourceSystem, ConsentSource.Lead),
        RequestEngagement x => Of(x.Lead, x.JourneyId, x.SourceSystem, ConsentSource.EngagementRequest),
        RequestHandoff x => Of(LeadFromMetadata.Read(x.LeadId, x.Context.Metadata), x.JourneyId, x.SourceSystem, ConsentSource.HandoffRequest),
        EngagementRecorded x => new(x.JourneyId, x.SourceSystem, x.LeadId, ConsentSource.Engagement) { State = StateOf(x.Kind), OccurredAt = x.OccurredAt },
        _ => null,
    };

    static SaidAboutPerson Of(LeadProfile lead, Guid journeyId, string sourceSystem, ConsentSource source) => new(journeyId, sourceSystem, lead.LeadId, source)
    {
        Email = lead.Email,
        State = lead.GdprConsent switch
        {
            true => ConsentState.Granted,
            false => ConsentState.Refused,
            null => null,
        },
    };

    static ConsentState? StateOf(EngagementKind kind) => kind switch
    {
        EngagementKind.Unsubscribed => ConsentState.Withdrawn,
        EngagementKind.Complained => ConsentState.Complained,
        _ => null,
    };
}
