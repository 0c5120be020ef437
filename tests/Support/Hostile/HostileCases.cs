namespace MarketingBus.Tests.Support.Hostile;

/// <summary>Draws cases; the same seed and number give the same case. Without routes, JSON-RPC alone.</summary>
internal sealed class HostileCases(IReadOnlyList<(string Method, string Path)> routes, int seed)
{
    public const string WebSocketRoute = "WebSocket /mcp/ws";

    static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];
    static readonly string?[] ContentTypes = ["text/plain", "application/xml", "application/json; charset=utf-16", "application/json; charset=nonsense", "multipart/form-data", null, "application/problem+json", "a/b"];
    static readonly string[] Segments =
    [
        "%00", "a%00b", "%ff%fe", "..%2f..%2fetc%2fpasswd", "%27%3B%20DROP%20TABLE%20leads--", "%7B%7B7*7%7D%7D", "%ed%a0%80", "%20", "%2e%2e", "null", "-1", "%F0%9F%98%80", "a%0d%0aX-Evil:1", new('z', 3_000),
        "00000000-0000-0000-0000-000000000000", "H1", "%25zz", "%c0%af", "h1", "caf%C3%A9", "cafe%CC%81", "H1%E2%80%8B", "a%2f..%2fH1",
    ];
    static readonly string[] Queries =
    [
        "limit=-1", "limit=1e9", "limit=%00", "limit=", "limit=5&limit=6", "cursor=%ff", "cursor=AAAA", "cursor=%7B%7D", "state=nonsense", "state=%27%20OR%201=1--", "status=Engaged", "category=%00", "source_system=%ed%a0%80",
        "hours=99999999999", "hours=NaN", "memory_type=semantic&subject=%00", "memory_type=nonsense", "memory_type=episodic&scenario=%22%20OR%20NEAR(", "memory_type=episodic&scenario=*&top_k=0", "memory_type=episodic&scenario=%27--&top_k=5",
        "memory_type=short_term&conversation_id=%ff", "memory_type=long_term&lead_id=H1", "=&&&=", "%00=%00", "memory_type=semantic&limit=99999999999999999999", "statee=faulted", "min_score=99", "source_system=nobody", "State=Completed", "since=2026-12-01", "since=yesterday",
    ];

    public HostileCase Draw(int number)
    {
        var random = new Random(HashCode(number));
        if (routes.Count == 0 ? random.Next(2) == 0 : random.Next(6) == 0)
            return new HostileCase(number, WebSocketRoute, "SEND", "/mcp/ws", null, HostileBodies.Of(GoodBodies.AnyRpc(random), random));

        if (routes.Count == 0 || random.Next(5) == 0)
            return new HostileCase(number, "POST /mcp", "POST", "/mcp", ContentType(random), HostileBodies.Of(GoodBodies.AnyRpc(random), random));

        var (method, path) = routes[random.Next(routes.Count)];
        var sent = random.Next(25) == 0 ? Methods[random.Next(Methods.Length)] : method;
        var target = string.Join('/', path.Split('/').Select(x => x.StartsWith('{') ? Segments[random.Next(Segments.Length)] : x));
        if (random.Next(method == "GET" ? 2 : 10) == 0)
            target += "?" + Queries[random.Next(Queries.Length)];

        var body = sent is "GET" or "OPTIONS" ? null : HostileBodies.Of(GoodBodies.Of(path), random);
        return new HostileCase(number, $"{method} {path}", sent, target, body is null ? null : ContentType(random), body);
    }

    static string? ContentType(Random random) => random.Next(12) == 0 ? ContentTypes[random.Next(ContentTypes.Length)] : "application/json";

    // Random's own hash is per process; this one is not.
    int HashCode(int number) => unchecked((seed * 397) ^ (number * 7919));
}
