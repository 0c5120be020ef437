namespace MarketingBus.Bench;

/// <summary>A number of leads that went all the way.</summary>
/// <param name="Leads">In this stretch.</param>
/// <param name="TotalLeads">In the database at its end.</param>
internal sealed record Stretch(int Leads, int TotalLeads, TimeSpan Elapsed, double ResidentMegabytes)
{
    public double LeadsPerSecond => Leads / Elapsed.TotalSeconds;

    public double MillisecondsPerLead => Elapsed.TotalMilliseconds / Leads;
}
