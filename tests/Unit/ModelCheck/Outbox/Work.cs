namespace MarketingBus.Tests.Unit.ModelCheck.Outbox;

/// <summary>How far one process is with a message that it took from a queue.</summary>
internal enum Work
{
    None,

    /// <summary>The inbox was read and did not know it.</summary>
    Begun,

    /// <summary>The same, but the broker has given the message to others again.</summary>
    BegunAlone,

    /// <summary>Committed, and not in the inbox yet: only a flawed protocol knows this.</summary>
    Unremembered,

    /// <summary>Committed, or dropped as a duplicate; the broker has not heard.</summary>
    Done,
}
