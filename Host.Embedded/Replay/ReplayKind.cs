namespace MarketingBus.Host.Embedded.Replay;

/// <summary>What the rows of a file are; the name is the last part of the route that takes them.</summary>
internal enum ReplayKind
{
    Leads,
    Campaigns,
    Engagements,
}
