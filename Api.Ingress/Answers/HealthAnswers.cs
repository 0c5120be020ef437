using MarketingBus.Contracts;

namespace MarketingBus.Api.Ingress.Answers;

/// <summary>Whether the service can take events in.</summary>
public sealed record HealthAnswer
{
    /// <summary>healthy; degraded while a memory is away or writes wait for it; unhealthy when the database or the bus is not there, and then the answer is 503.</summary>
    public required string Status { get; init; }

    /// <summary>Memories that are away or not yet up to date; left out when there are none.</summary>
    public IReadOnlyList<MemoryType>? Missing { get; init; }

    public string Service { get; init; } = "marketingbus";

    public required string Version { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }
}

/// <summary>Whether the agents are there.</summary>
public sealed record AgentsHealthAnswer
{
    /// <summary>healthy; degraded when an agent is absent or a memory away; unhealthy when the database or the bus is not there.</summary>
    public required string Status { get; init; }

    /// <summary>By agent type.</summary>
    public required IReadOnlyDictionary<string, AgentHealth> Agents { get; init; }

    /// <summary>Memories on servers of their own, by name; left out where all are in the database.</summary>
    public IReadOnlyDictionary<string, MemoryHealthAnswer>? Memories { get; init; }

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

    /// <summary>Memories on servers of their own, by name; left out where all are in the database.</summary>
    public IReadOnlyDictionary<string, MemoryHealthAnswer>? Memories { get; init; }

    /// <summary>The promoted model, or "rules" when none is.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>Why the promoted model does not score although it should; the version above is then the one that goes on scoring.</summary>
    public string? ModelFault { get; init; }

    public required bool Mcp { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }
}

/// <summary>A memory on a server of its own.</summary>
/// <param name="Status">healthy; degraded while writes wait for it or were given up; away while it does not answer: agents go on without it.</param>
/// <param name="Waiting">Writes that are kept, and applied when it answers.</param>
/// <param name="OldestWaitSeconds">How long the oldest of them has waited.</param>
/// <param name="GivenUp">Writes that it answered and would not take; they stay in memory.kept_writes.</param>
public sealed record MemoryHealthAnswer(string Status, int Waiting, double OldestWaitSeconds, int GivenUp);

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
