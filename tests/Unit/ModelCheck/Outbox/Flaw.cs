namespace MarketingBus.Tests.Unit.ModelCheck.Outbox;

/// <summary>A way in which the protocol could be wrong, to see that the check would find it.</summary>
internal enum Flaw
{
    None,
    DeletesBeforeSending,
    AcknowledgesBeforeCommitting,
    WritesInboxAfterCommitting,
    NeverSweeps,

    /// <summary>What is not in the inbox is new, however old it is.</summary>
    DoesWhatItMayHaveForgotten,

    /// <summary>A process that was paused between its look and its commit goes on as if nothing had happened.</summary>
    CommitsWithoutLookingAgain,
}
