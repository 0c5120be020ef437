namespace MarketingBus.Tests.Support.Chaos;

/// <summary>When a server was not there.</summary>
internal sealed record Absence(string Server, DateTimeOffset From, DateTimeOffset Until)
{
    public bool Contains(DateTimeOffset time) => time >= From && time < Until;
}
