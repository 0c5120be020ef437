namespace MarketingBus.Host.Embedded.Replay;

/// <summary>How the text of a column becomes JSON.</summary>
internal enum FieldType
{
    Text,

    /// <summary>Of a person or a company, who may be called Null.</summary>
    Name,
    Count,
    Number,

    /// <summary>0 to 1; "3.2%" is .032, and so is 3.2 where the column is in percent.</summary>
    Rate,

    /// <summary>0 and more; 350 is 3.5 where the column is in percent.</summary>
    Ratio,
    Flag,

    /// <summary>Yes, or since when: consent is refused. No says nothing.</summary>
    Refusal,
    Day,
    Instant,

    /// <summary>What happened, in the words of the systems that say it.</summary>
    EngagementKind,

    /// <summary>The sender's own name of the event.</summary>
    EventId,

    /// <summary>The sender's own name of what was bought: of a conversion it names the event.</summary>
    OrderId,
}
