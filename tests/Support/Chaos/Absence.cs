namespace MarketingBus.Tests.Support.Chaos;

/// <summary>When a server was not there.</summary>
internal sealed record Absence(string Server, DateTimeOffset From, DateTimeOffset Until)
{
    public bool Meets(DateTimeOffset from, DateTimeOffset until) => from < Until && until >= From;
}
