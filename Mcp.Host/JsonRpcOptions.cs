using System.ComponentModel.DataAnnotations;
using MarketingBus.Mcp.Host.Access;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host;

/// <summary>Bounds of MCP and JSON-RPC, who may call, and who may use which resources.</summary>
public sealed class JsonRpcOptions
{
    public const string Section = "JsonRpc";

    /// <summary>The actor of requests that name none.</summary>
    public const string Anonymous = "anonymous";

    static readonly string[] Everything = ["db://", "kg://", "analytics://", "data://", "memory://"];

    /// <summary>Bytes of one HTTP body or one WebSocket message.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MessageLimit { get; set; } = 1024 * 1024;

    /// <summary>Requests in one batch.</summary>
    [Range(1, 10_000)]
    public int BatchLimit { get; set; } = 100;

    /// <summary>Messages of one socket that are worked on at the same time; more wait in the socket.</summary>
    [Range(1, 1_000)]
    public int InFlightLimit { get; set; } = 32;

    /// <summary>Sockets that are open in one process; who comes beyond that is answered 429.</summary>
    [Range(1, 100_000)]
    public int SocketLimit { get; set; } = 1_000;

    /// <summary>The same of one caller, where keys or tokens tell who that is.</summary>
    [Range(1, 100_000)]
    public int SocketsPerCaller { get; set; } = 100;

    /// <summary>How long a message may take from its first part to its end, 0.1 seconds to 10 minutes; then its socket is closed with 1008.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan MessageTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of all sockets' unfinished messages; whose message would go beyond that is closed with 1013.</summary>
    [Range(1024 * 1024, 1024 * 1024 * 1024)]
    public int UnfinishedLimit { get; set; } = 64 * 1024 * 1024;

    /// <summary>How long a closing socket may take to finish its requests and to answer the close.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the access log is kept, 1 hour to 10 years.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan AccessRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often the access log is looked through for what is older.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan AccessPruneInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// By actor, the beginnings of the resource URIs that it may use, such as "db://" or "memory://episodic". An actor that is not listed may use what "anonymous" may;
    /// when that is not listed either, everything.
    /// </summary>
    public Dictionary<string, List<string>> Actors { get; } = [];

    /// <summary>
    /// By actor, what it may do: "read", "act". An actor that is not listed may do what "anonymous" may; when that is not listed either, both. Who calls with a key or a token has
    /// that one's scopes instead.
    /// </summary>
    public Dictionary<string, List<string>> Scopes { get; } = [];

    /// <summary>The keys that programs call with. Once there is one, who has neither a key nor a token is answered 401.</summary>
    [ValidateEnumeratedItems]
    public List<ApiKeyOptions> ApiKeys { get; } = [];

    /// <summary>Who issues tokens (OpenID Connect), such as "https://login.example.com/realms/marketing". Once set, who has neither a key nor a token is answered 401.</summary>
    public Uri? Authority { get; set; }

    /// <summary>What tokens of the authority are issued for; required with it.</summary>
    public string? Audience { get; set; }

    /// <summary>HTTP requests in one minute of one caller (his key or token, otherwise his address); more are answered 429. 0: as many as come.</summary>
    [Range(0, 10_000_000)]
    public int RequestsPerMinute { get; set; }

    /// <summary>Resources in one page of a list.</summary>
    [Range(1, 1_000)]
    public int PageSize { get; set; } = 100;

    /// <summary>Resources that one session or one open subscription may watch.</summary>
    [Range(1, 10_000)]
    public int SubscriptionLimit { get; set; } = 100;

    /// <summary>How long an MCP session may be idle before it is forgotten, 1 minute to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan SessionIdleTimeout { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Idle MCP sessions that are kept; beyond that the longest idle are forgotten.</summary>
    [Range(1, 1_000_000)]
    public int SessionLimit { get; set; } = 10_000;

    internal bool AsksForIdentity => ApiKeys.Count > 0 || Authority is not null;

    internal IReadOnlyList<string> PrefixesOf(string actor) =>
        Actors.GetValueOrDefault(actor) ?? Actors.GetValueOrDefault(Anonymous) ?? (IReadOnlyList<string>)Everything;

    internal RpcScope ScopesOf(string actor) =>
        (Scopes.GetValueOrDefault(actor) ?? Scopes.GetValueOrDefault(Anonymous)) is { } names ? RpcScopes.Of(names) : RpcScopes.All;
}
