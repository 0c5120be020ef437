using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Learning;
using MarketingBus.Memory.Resilience;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Queries;

/// <summary>Looks at each component as it is now.</summary>
internal sealed class SystemQueries(MarketingDbContext database, IBusControl bus, IQueueInspector inspector, EndpointDataSource endpoints, ILeadScorer scorer, TimeProvider time,
    IMemoryHealth? memories = null)
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
        Status = !await IsReachableAsync(cancellationToken) || bus.CheckHealth().Status == BusHealthStatus.Unhealthy ? Unhealthy
            : Ailing is [] ? Healthy : Degraded,
        Missing = Ailing is not [] and var ailing ? [.. ailing.Select(x => x.Memory)] : null,
        Version = typeof(SystemQueries).Assembly.GetName().Version?.ToString(3) ?? "",
        CheckedAt = time.GetUtcNow(),
    };

    public async Task<AgentsHealthAnswer> AgentsAsync(CancellationToken cancellationToken)
    {
        var reachable = await IsReachableAsync(cancellationToken);
        var health = bus.CheckHealth();
        var agents = Agents(reachable ? await QueuesAsync(health, cancellationToken) : []);
        return new AgentsHealthAnswer { Status = Overall(reachable, health, agents), Agents = agents, Memories = Memories(), Mcp = ServesMcp(), CheckedAt = time.GetUtcNow() };
    }

    /// <summary>Null when the database does not answer.</summary>
    public async Task<SystemStatusAnswer?> StatusAsync(CancellationToken cancellationToken)
    {
        if (!await IsReachableAsync(cancellationToken))
            return null;

        var health = bus.CheckHealth();
        var queues = await QueuesAsync(health, cancellationToken);
        var agents = Agents(queues);
        var overall = Overall(reachable: true, health, agents);
        return new SystemStatusAnswer
        {
            Status = overall == Healthy && scorer.Fault is not null ? Degraded : overall,
            Database = new DatabaseStatus(Healthy),
            Bus = new BusStatus
            {
                Status = NameOf(health.Status),
                OutboxDepth = await database.Set<OutboxMessage>().CountAsync(cancellationToken),
                Faulted = await database.Set<FaultedMessage>().CountAsync(cancellationToken),
                Queues = queues,
            },
            Agents = agents,
            Journeys = await database.Set<LeadJourneyState>().GroupBy(x => x.CurrentState)
                .Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, cancellationToken),
            Reviews = await database.Set<CampaignReviewState>().GroupBy(x => x.CurrentState)
                .Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, cancellationToken),
            OpenEscalations = await database.Set<Escalation>().CountAsync(x => x.ResolvedAt == null, cancellationToken),
            Memories = Memories(),
            ModelVersion = scorer.Score([])?.ModelVersion ?? "rules",
            ModelFault = scorer.Fault,
            Mcp = ServesMcp(),
            CheckedAt = time.GetUtcNow(),
        };
    }

    IReadOnlyList<MemoryStatus> Ailing => [.. (memories?.Look() ?? []).Where(x => !x.IsHealthy)];

    Dictionary<string, MemoryHealthAnswer>? Memories() => memories?.Look() is not (null or []) and var all
        ? all.ToDictionary(x => WireName.Of(x.Memory), x => new MemoryHealthAnswer(
            x.IsAway ? "away" : x.IsHealthy ? Healthy : Degraded, x.Waiting, Math.Round(x.OldestWait.TotalSeconds, 1), x.GivenUp))
        : null;

    Task<bool> IsReachableAsync(CancellationToken cancellationToken) => database.Database.CanConnectAsync(cancellationToken);

    /// <summary>The agents' queues, in whatever process their workers are, and this process's own. A queue stands as its process says, where that is this one; otherwise by whether anybody takes from it.</summary>
    async Task<IReadOnlyList<QueueStatus>> QueuesAsync(BusHealthResult health, CancellationToken cancellationToken)
    {
        if (health.Status == BusHealthStatus.Unhealthy)
            return [];

        // Answers to this process come to a queue of its own, with a random name that says nothing to anybody.
        var own = health.Endpoints.Select(x => (Name: x.Key.Split('?')[0].Split('/')[^1], x.Value.Status))
            .Where(x => !x.Name.Contains("_bus_", StringComparison.Ordinal) && !x.Name.Contains("-answers", StringComparison.Ordinal))
            .ToDictionary(x => x.Name, x => NameOf(x.Status));
        var queues = await inspector.LookAsync([.. own.Keys.Union(AgentQueues.Values).Order(StringComparer.Ordinal)], cancellationToken);
        return [.. queues.Select(x => new QueueStatus(x.Name, own.GetValueOrDefault(x.Name, x.Consumers > 0 ? Healthy : Absent), x.Waiting, x.Consumers))];
    }

    bool ServesMcp() => endpoints.Endpoints.OfType<RouteEndpoint>().Any(x => x.RoutePattern.RawText?.TrimStart('/').StartsWith("mcp", StringComparison.Ordinal) is true);

    static Dictionary<string, AgentHealth> Agents(IReadOnlyList<QueueStatus> queues)
    {
        var agents = AgentQueues.ToDictionary(x => x.Key.ToString(), x => queues.FirstOrDefault(queue => queue.Name == x.Value) is { } queue
            ? new AgentHealth(queue.Status == Healthy ? "running" : queue.Status, queue.Name, queue.Waiting)
            : new AgentHealth(Absent, x.Value, 0));
        agents[nameof(AgentType.Manager)] = new AgentHealth("available", null, 0);
        return agents;
    }

    string Overall(bool reachable, BusHealthResult health, Dictionary<string, AgentHealth> agents)
    {
        if (!reachable || health.Status == BusHealthStatus.Unhealthy)
            return Unhealthy;

        return health.Status == BusHealthStatus.Healthy && agents.Values.All(x => x.Status is "running" or "available") && Ailing is [] ? Healthy : Degraded;
    }

    static string NameOf(BusHealthStatus status) => status switch
    {
        BusHealthStatus.Healthy => Healthy,
        BusHealthStatus.Degraded => Degraded,
        _ => Unhealthy,
    };
}
