namespace MarketingBus.Tests.Unit.ModelCheck.Outbox;

/// <summary>How far one process is with sweeping a row. Its claim may lapse while it sends: then the other process sweeps the row as well.</summary>
internal enum Sweeping
{
    None,
    Claimed,
    Sent,
}
