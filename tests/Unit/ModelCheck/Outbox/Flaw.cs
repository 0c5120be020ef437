namespace MarketingBus.Tests.Unit.ModelCheck.Outbox;

/// <summary>A way in which the protocol could be wrong, to see that the check would find it.</summary>
internal enum Flaw
{
    None,
    DeletesBeforeSending,
    AcknowledgesBeforeCommitting,
    WritesInboxAfterCommitting,
    NeverSweeps,
    ForgetsTooEarly,

    /// <summary>Everything is down for longer than the inbox remembers, while rows wait that were sent before.</summary>
    IsDownForLongerThanItRemembers,
}
