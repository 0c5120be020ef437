namespace MarketingBus.Bench.Pipeline;

/// <summary>How much one run of a case does.</summary>
/// <param name="Count">Leads, events or calls that are measured; half as many, at most 30,000, go before them to warm up: the same code takes three times the CPU until it is compiled for good.</param>
internal sealed record CaseSettings(int Count)
{
    public int WarmUp => Math.Clamp(Count / 2, 50, 30_000);
}
