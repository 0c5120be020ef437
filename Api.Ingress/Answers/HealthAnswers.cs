namespace MarketingBus.Api.Ingress.Answers;

/// <summary>Whether the service can take events in.</summary>
public sealed record HealthAnswer
{
    /// <summary>healthy, or unhealthy when the database or the bus is not there; then the answer is 503.</summary>
    public required string Status { get; init; }

    public string Service { get; init; } = "marketingbus";

    public required string Version { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }
}

/// <summary>Whether the agents are there.</summary>
public sealed record AgentsHealthAnswer
{
    /// <summary>healthy; degraded when an agent is absent; unhealthy when the database or the bus is not there.</summary>
    public required string Status { get; init; }

    /// <summary>By agent type.</summary>
    public required IReadOnlyDictionary<string, AgentHealth> Agents { get; init; }

    /// <summary>True when this process serves MCP.</summary>
    public required bool Mcp { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }
}

/// <summary>One agent.</summary>
/// <param name="Status">running, absent (nobody takes its work), or the state of its queue when that is not ready; for the Manager, a person, available.</param>
/// <param name="Queue">Where its work waits.</param>
/// <param name="Waiting">How much work waits.</param>
public sealed record AgentHealth(string Status, string? Queue, int Waiting);

/// <summary>The state of each component.</summary>
public sealed record SystemStatusAnswer
{
    /// <summary>healthy, degraded or unhealthy.</summary>
    public required string Status { get; init; }

    public required DatabaseStatus Database { get; init; }

    public required BusStatus Bus { get; init; }

    /// <summary>By agent type.</summary>
    public required IReadOnlyDictionary<string, AgentHealth> Agents { get; init; }

    /// <summary>Lead journeys by state.</summary>
    public required IReadOnlyDictionary<string, int> Journeys { get; init; }

    /// <summary>Campaign reviews by state.</summary>
    public required IReadOnlyDictionary<string, int> Reviews { get; init; }

    public required int OpenEscalations { get; init; }

    /// <summary>The promoted model, or "rules" when none is.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>Why the promoted model does not score although it should; the version above is then the one that goes on scoring.</summary>
    public string? ModelFault { get; init; }

    public required bool Mcp { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }
}

/// <summary>The database.</summary>
/// <param name="Status">healthy or unhealthy.</param>
public sealed record DatabaseStatus(string Status);

/// <summary>The bus.</summary>
public sealed record BusStatus
{
    /// <summary>healthy, degraded or unhealthy.</summary>
    public required string Status { get; init; }

    /// <summary>Messages that are durable and not yet with the broker; in the embedded world, not yet dealt with.</summary>
    public required int OutboxDepth { get; init; }

    /// <summary>Messages that their consumers could not deal with.</summary>
    public required int Faulted { get; init; }

    public required IReadOnlyList<QueueStatus> Queues { get; init; }
}

/// <summary>One queue, of this process or of an agent's.</summary>
/// <param name="Status">healthy, degraded or unhealthy; absent when nobody takes from it.</param>
/// <param name="Waiting">Messages that nobody has in hand.</param>
/// <param name="Consumers">Processes that take from it.</param>
public sealed record QueueStatus(string Name, string Status, int Waiting, int Consumers);
