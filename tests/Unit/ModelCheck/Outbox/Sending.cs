namespace MarketingBus.Tests.Unit.ModelCheck.Outbox;

/// <summary>How far one process is with handing a committed row to the broker.</summary>
internal enum Sending
{
    None,
    Held,
    Sent,
    Confirmed,
    DeletedUnsent,
}
