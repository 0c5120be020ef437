namespace MarketingBus.Tests.Support.Chaos;

/// <summary>When a server was not there.</summary>
internal sealed record Absence(string Server, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Writes that were kept for it when it came back.</summary>
    public int Kept { get; init; }

    public bool Covers(DateTimeOffset at) => at >= From && at < Until;

    public bool Meets(DateTimeOffset from, DateTimeOffset until) => from < Until && until >= From;
}
