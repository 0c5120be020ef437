using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Mcp.Host;

/// <summary>Bounds of JSON-RPC, and who may use which resources.</summary>
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

    /// <summary>Web pages (such as "https://console.example") that may call besides those served from this machine.</summary>
    public List<string> AllowedOrigins { get; } = [];

    internal IReadOnlyList<string> PrefixesOf(string actor) =>
        Actors.GetValueOrDefault(actor) ?? Actors.GetValueOrDefault(Anonymous) ?? (IReadOnlyList<string>)Everything;
}
