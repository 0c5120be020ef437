namespace MarketingBus.Platform.Hosting;

/// <summary>How a process is.</summary>
/// <param name="Status">healthy, degraded or unhealthy.</param>
/// <param name="Checks">The same of each thing that it needs.</param>
public sealed record ProbeAnswer(string Status, IReadOnlyDictionary<string, string>? Checks = null);
