namespace MarketingBus.Host.Embedded.Replay;

/// <summary>How the text of a column becomes JSON.</summary>
internal enum FieldType
{
    Text,
    Count,
    Number,

    /// <summary>0 to 1; "3.2%" is .032.</summary>
    Rate,
    Flag,
    Day,
    Instant,

    /// <summary>opened, clicked, replied, converted, unsubscribed or complained, in the ways that systems spell them.</summary>
    EngagementKind,
}
