namespace MarketingBus.Bench.Pipeline;

/// <summary>How much one run of a case does.</summary>
/// <param name="Count">Leads, events or calls that are measured; as many as a tenth go before them to warm up.</param>
internal sealed record CaseSettings(int Count)
{
    public int WarmUp => Math.Clamp(Count / 10, 50, 2_000);
}
