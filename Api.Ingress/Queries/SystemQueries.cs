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
internal sealed class SystemQueries(MarketingDbContext database, IBusControl bus, EndpointDataSource endpoints, ILeadScorer scorer, TimeProvider time)
{
    public const string Healthy = "healthy";
    public const string Degraded = "degraded";
    public const string Unhealthy = "unhealthy";

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
        var agents = Agents(health, reachable ? await WaitingAsync(cancellationToken) : []);
        return new AgentsHealthAnswer { Status = Overall(reachable, health, agents), Agents = agents, Mcp = ServesMcp(), CheckedAt = time.GetUtcNow() };
    }

    /// <summary>Null when the database does not answer.</summary>
    public async Task<SystemStatusAnswer?> StatusAsync(CancellationToken cancellationToken)
    {
        if (!await IsReachableAsync(cancellationToken))
            return null;

        var health = bus.CheckHealth();
        var waiting = await WaitingAsync(cancellationToken);
        var agents = Agents(health, waiting);
        return new SystemStatusAnswer
        {
            Status = Overall(reachable: true, health, agents),
            Database = new DatabaseStatus(Healthy),
            Bus = new BusStatus
            {
                Status = NameOf(health.Status),
                OutboxDepth = waiting.Values.Sum(),
                Faulted = await database.Set<FaultedMessage>().CountAsync(cancellationToken),
                Queues = [.. Queues(health, waiting)],
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

    Task<Dictionary<string, int>> WaitingAsync(CancellationToken cancellationToken) => database.Set<OutboxMessage>()
        .GroupBy(x => x.Destination).Select(x => new { x.Key, Count = x.Count() })
        .ToDictionaryAsync(x => x.Key, x => x.Count, cancellationToken);

    bool ServesMcp() => endpoints.Endpoints.OfType<RouteEndpoint>().Any(x => x.RoutePattern.RawText?.TrimStart('/').StartsWith("mcp", StringComparison.Ordinal) is true);

    static Dictionary<string, AgentHealth> Agents(BusHealthResult health, Dictionary<string, int> waiting)
    {
        var queues = Queues(health, waiting).ToDictionary(x => x.Name);
        var agents = AgentQueues.ToDictionary(x => x.Key.ToString(), x => queues.GetValueOrDefault(x.Value) is { } queue
            ? new AgentHealth(queue.Status == Healthy ? "running" : queue.Status, queue.Name, queue.Waiting)
            : new AgentHealth("absent", x.Value, waiting.GetValueOrDefault(x.Value)));
        agents[nameof(AgentType.Manager)] = new AgentHealth("available", null, 0);
        return agents;
    }

    static IEnumerable<QueueStatus> Queues(BusHealthResult health, Dictionary<string, int> waiting) =>
        from endpoint in health.Endpoints
        let name = endpoint.Key[(endpoint.Key.LastIndexOf('/') + 1)..]
        // Answers to this process come to a queue of its own, with a random name that says nothing to anybody.
        where !name.Contains("_bus_", StringComparison.Ordinal)
        orderby name
        select new QueueStatus(name, NameOf(endpoint.Value.Status), waiting.GetValueOrDefault(name));

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
