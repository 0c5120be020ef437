namespace MarketingBus.Data.Engagement;

/// <summary>The values of <see cref="Outreach.Status"/>.</summary>
public static class OutreachStatus
{
    /// <summary>Decided, and not yet tried.</summary>
    public const string Intended = "intended";

    /// <summary>Handed to a provider that has not answered; after a crash, what became of it must be found out.</summary>
    public const string Sending = "sending";

    public const string Sent = "sent";

    public const string Refused = "refused";

    /// <summary>The provider said no; it may be tried again.</summary>
    public const string Failed = "failed";

    /// <summary>Sent perhaps, perhaps not: a person decides, nobody is written to twice.</summary>
    public const string Unknown = "unknown";
}
