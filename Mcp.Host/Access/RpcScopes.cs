namespace MarketingBus.Mcp.Host.Access;

/// <summary>Scopes as settings and tokens write them: "read", "act".</summary>
internal static class RpcScopes
{
    public const RpcScope All = RpcScope.Read | RpcScope.Act;

    public static readonly IReadOnlyList<string> Names = ["read", "act"];

    /// <summary>Names that are not known here are meant for somebody else.</summary>
    public static RpcScope Of(IEnumerable<string> names) => names.Aggregate(RpcScope.None, (scopes, name) => scopes | Of(name));

    static RpcScope Of(string name) => name.ToLowerInvariant() switch
    {
        "read" => RpcScope.Read,
        "act" => RpcScope.Act,
        _ => RpcScope.None,
    };
}
