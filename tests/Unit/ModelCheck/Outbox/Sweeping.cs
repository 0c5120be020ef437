namespace MarketingBus.Tests.Unit.ModelCheck.Outbox;

/// <summary>How far one process is with sweeping a row; from the first step to the last it holds the row's lock.</summary>
internal enum Sweeping
{
    None,
    Locked,
    Sent,
}
