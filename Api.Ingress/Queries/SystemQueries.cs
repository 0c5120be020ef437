using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Learning;
using MarketingBus.Platform.Messaging;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Queries;

/// <summary>Looks at each component as it is now.</summary>
internal sealed class SystemQueries(MarketingDbContext database, IBusControl bus, IQueueInspector inspector, EndpointDataSource endpoints, ILeadScorer scorer, TimeProvider time)
{
    public const string Healthy = "healthy";
    public const string Degraded = "degraded";
    public const string Unhealthy = "unhealthy";

    const string Absent = "absent";

    /// <summary>The queue of each agent that is a worker.</summary>
    static readonly Dictionary<AgentType, string> AgentQueues = new()
    {
        [AgentType.LeadTriage] = "triage-lead",
        [AgentType.Engagement] = "engage-lead",
        [AgentType.Optimizer] = "optimize-campaign",
    };

    public async Task<HealthAnswer> HealthAsync(CancellationToken cancellationToken) => new()
    {
        Status = await IsReachableAsync(cancellationToken) && bus.CheckHealth().Status != BusHealthStatus.Unhealthy ? Healthy : Unhealthy,
        Version = typeof(SystemQueries).Assembly.GetName().Version?.ToString(3) ?? "",
        CheckedAt = time.GetUtcNow(),
    };

    public async Task<AgentsHealthAnswer> AgentsAsync(CancellationToken cancellationToken)
    {
        var reachable = await IsReachableAsync(cancellationToken);
        var health = bus.CheckHealth();
        var agents = Agents(health, reachable ? await QueuesAsync(health, cancellationToken) : []);
        return new AgentsHealthAnswer { Status = Overall(reachable, health, agents), Agents = agents, Mcp = ServesMcp(), CheckedAt = time.GetUtcNow() };
    }

    /// <summary>Null when the database does not answer.</summary>
    public async Task<SystemStatusAnswer?> StatusAsync(CancellationToken cancellationToken)
    {
        if (!await IsReachableAsync(cancellationToken))
            return null;

        var health = bus.CheckHealth();
        var queues = await QueuesAsync(health, cancellationToken);
        var agents = Agents(health, queues);
        return new SystemStatusAnswer
        {
            Status = Overall(reachable: true, health, agents),
            Database = new DatabaseStatus(Healthy),
            Bus = new BusStatus
            {
                Status = NameOf(health.Status),
                OutboxDepth = await database.Set<OutboxMessage>().CountAsync(cancellationToken),
                Faulted = await database.Set<FaultedMessage>().CountAsync(cancellationToken),
                Queues = [.. queues.Select(x => new QueueStatus(x.Name, StatusOf(x, health), x.Waiting, x.Consumers))],
            },
            Agents = agents,
            Journeys = await database.Set<LeadJourneyState>().GroupBy(x => x.CurrentState)
                .Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, cancellationToken),
            Reviews = await database.Set<CampaignReviewState>().GroupBy(x => x.CurrentState)
                .Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, cancellationToken),
            OpenEscalations = await database.Set<Escalation>().CountAsync(x => x.ResolvedAt == null, cancellationToken),
            ModelVersion = scorer.Score([])?.ModelVersion ?? "rules",
            Mcp = ServesMcp(),
            CheckedAt = time.GetUtcNow(),
        };
    }

    Task<bool> IsReachableAsync(CancellationToken cancellationToken) => database.Database.CanConnectAsync(cancellationToken);

    /// <summary>The agents' queues, in whatever process their workers are, and this process's own.</summary>
    async Task<IReadOnlyList<QueueFigures>> QueuesAsync(BusHealthResult health, CancellationToken cancellationToken)
    {
        // Answers to this process come to a queue of its own, with a random name that says nothing to anybody.
        var own = EndpointsOf(health).Keys.Where(x => !x.Contains("_bus_", StringComparison.Ordinal) && !x.Contains("-answers", StringComparison.Ordinal));
        return health.Status == BusHealthStatus.Unhealthy ? [] : await inspector.LookAsync([.. own.Union(AgentQueues.Values).Order(StringComparer.Ordinal)], cancellationToken);
    }

    bool ServesMcp() => endpoints.Endpoints.OfType<RouteEndpoint>().Any(x => x.RoutePattern.RawText?.TrimStart('/').StartsWith("mcp", StringComparison.Ordinal) is true);

    static Dictionary<string, AgentHealth> Agents(BusHealthResult health, IReadOnlyList<QueueFigures> queues)
    {
        var agents = AgentQueues.ToDictionary(x => x.Key.ToString(), x => queues.FirstOrDefault(queue => queue.Name == x.Value) is { } queue
            ? new AgentHealth(StatusOf(queue, health) switch { Healthy => "running", var other => other }, queue.Name, queue.Waiting)
            : new AgentHealth(Absent, x.Value, 0));
        agents[nameof(AgentType.Manager)] = new AgentHealth("available", null, 0);
        return agents;
    }

    /// <summary>As its own process says, where that is this one; otherwise by whether anybody takes from it.</summary>
    static string StatusOf(QueueFigures queue, BusHealthResult health) =>
        EndpointsOf(health).TryGetValue(queue.Name, out var endpoint) ? NameOf(endpoint.Status) : queue.Consumers > 0 ? Healthy : Absent;

    static Dictionary<string, EndpointHealthResult> EndpointsOf(BusHealthResult health) =>
        health.Endpoints.ToDictionary(x => x.Key.Split('?')[0].Split('/')[^1], x => x.Value);

    static string Overall(bool reachable, BusHealthResult health, Dictionary<string, AgentHealth> agents)
    {
        if (!reachable || health.Status == BusHealthStatus.Unhealthy)
            return Unhealthy;

        return health.Status == BusHealthStatus.Healthy && agents.Values.All(x => x.Status is "running" or "available") ? Healthy : Degraded;
    }

    static string NameOf(BusHealthStatus status) => status switch
    {
        BusHealthStatus.Healthy => Healthy,
        BusHealthStatus.Degraded => Degraded,
        _ => Unhealthy,
    };
}
