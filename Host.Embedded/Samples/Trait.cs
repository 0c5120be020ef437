namespace MarketingBus.Host.Embedded.Samples;

/// <summary>One value of a column.</summary>
/// <param name="Value">As it is written in the file.</param>
/// <param name="Share">How many leads have it, 0 to 1.</param>
/// <param name="Weight">What it adds to the log-odds of conversion.</param>
internal sealed record Trait(string Value, double Share, double Weight);
