namespace MarketingBus.Api.Ingress.Answers;

/// <summary>How agents do.</summary>
public sealed record PerformanceAnswer
{
    public string Status { get; init; } = "success";

    /// <summary>The handoffs counted began within this many hours.</summary>
    public required int WindowHours { get; init; }

    /// <summary>Handoffs counted; the newest 50,000 of the window at most.</summary>
    public required int Handoffs { get; init; }

    /// <summary>By agent.</summary>
    public required IReadOnlyDictionary<string, AgentPerformance> Agents { get; init; }

    /// <summary>JSON-RPC requests within the window, by method; the newest 50,000 at most.</summary>
    public required IReadOnlyDictionary<string, MethodPerformance> Mcp { get; init; }

    /// <summary>Entries held now, by memory; one that does not answer is left out.</summary>
    public required IReadOnlyDictionary<string, long> Memory { get; init; }
}

/// <summary>How one agent does.</summary>
/// <param name="Requests">Handoffs to it.</param>
/// <param name="Outcomes">Their outcomes: pending, answered, refused, timed_out, failed, cancelled, handed_over.</param>
/// <param name="LatencyMs">From handoff to answer; null when none was answered.</param>
public sealed record AgentPerformance(int Requests, IReadOnlyDictionary<string, int> Outcomes, LatencyAnswer? LatencyMs);

/// <summary>How one JSON-RPC method does.</summary>
/// <param name="Requests">All, well or not.</param>
/// <param name="Errors">Those answered with an error, refusals among them.</param>
/// <param name="Refused">Those that the actor was not allowed.</param>
/// <param name="LatencyMs">From request to answer, of all.</param>
public sealed record MethodPerformance(int Requests, int Errors, int Refused, LatencyAnswer LatencyMs);

/// <summary>Percentiles in milliseconds.</summary>
public sealed record LatencyAnswer(double P50, double P95);
