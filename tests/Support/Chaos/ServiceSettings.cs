using System.Globalization;
using MarketingBus.Tests.Support.Neo4j;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>What the services are told: the way through the proxies, and times short enough for deadlines to pass within a run.</summary>
internal static class ServiceSettings
{
    /// <summary>How long a dealt-with message is remembered.</summary>
    public static readonly TimeSpan InboxWindow = TimeSpan.FromMinutes(5);

    static readonly TimeSpan InboxCleanup = TimeSpan.FromSeconds(20);

    /// <summary>The age that no row of the inbox may have: a consumer that was down forgets nothing meanwhile, and two clean-ups may have met a database that was away.</summary>
    public static TimeSpan OldestInboxRow => (2 * InboxWindow) + (3 * InboxCleanup);

    static readonly string[] Agents = ["ingress->triage", "triage->engagement", "engagement->optimizer", "campaign->optimizer"];
    static readonly string[] Manager = ["high_value", "complaint", "legal", "complex_request"];

    public static IReadOnlyList<string> Of(string name, TcpProxy broker, TcpProxy database, TcpProxy cache, Neo4jStub? graph) =>
    [
        $"RabbitMq:Port={broker.Port}",
        $"RabbitMq:ConnectionName={name}",
        "RabbitMq:Heartbeat=00:00:05",
        $"Database:ConnectionString=Host=127.0.0.1;Port={database.Port};Database=marketingbus;Username=marketingbus",
        $"Redis:ConnectionString=127.0.0.1:{cache.Port}",
        .. graph is null ? (string[])[] : ["Memory:KnowledgeGraph:Store=Neo4j", $"Neo4j:Url={graph.Url}"],
        $"Outbox:DuplicateDetectionWindow={InboxWindow.ToString("c", CultureInfo.InvariantCulture)}",
        $"Outbox:InboxCleanupInterval={InboxCleanup.ToString("c", CultureInfo.InvariantCulture)}",
        .. Deadlines,
    ];

    /// <summary>Short enough to pass within a run; an agent that was killed is asked again.</summary>
    public static IReadOnlyList<string> Deadlines =>
    [
        .. Agents.SelectMany(x => (string[])[$"Handoffs:Rules:{x}:TimeoutSeconds=25", $"Handoffs:Rules:{x}:Attempts=20"]),
        .. Manager.Select(x => $"Handoffs:Rules:escalation->manager/{x}:TimeoutSeconds=15"),
    ];
}
