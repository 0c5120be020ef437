namespace MarketingBus.Workers.Engagement.Decisions;

/// <summary>The values of an outreach's status.</summary>
internal static class OutreachStatus
{
    public const string Intended = "intended";
    public const string Sent = "sent";
    public const string Refused = "refused";
    public const string Failed = "failed";
    public const string Unknown = "unknown";
}
