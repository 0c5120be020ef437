using MarketingBus.Mcp.Host.Access;
using MarketingBus.Mcp.Host.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Protocol;

/// <summary>
/// Who asks in this request, and what for. Scoped: a request has one caller. Whoever serves a message says who that is; where the SDK does, the HTTP request says it.
/// </summary>
internal sealed class RpcCaller(IOptions<JsonRpcOptions> options, IHttpContextAccessor? http = null)
{
    RpcIdentity? identity;

    public RpcIdentity Identity
    {
        get => identity ??= http?.HttpContext is { } context ? CallerIdentity.Of(context, options.Value) : IdentityOf(JsonRpcOptions.Anonymous);
        set => identity = value;
    }

    public string Actor
    {
        get => Identity.Actor;
        set => Identity = IdentityOf(value);
    }

    /// <summary>The resource that the request is about; null when it is about none.</summary>
    public string? Target { get; private set; }

    public bool MayUse(string uri) => May(RpcScope.Read) && options.Value.PrefixesOf(Actor).Any(x => uri.StartsWith(x, StringComparison.OrdinalIgnoreCase));

    public bool May(RpcScope scope) => Identity.Scopes.HasFlag(scope);

    /// <summary>Notes what the request is about, and refuses it when the actor may not use that.</summary>
    public void Demand(string uri)
    {
        Note(uri);
        Demand(RpcScope.Read);
        if (MayUse(uri))
            return;

        var scheme = uri.Split("://")[0];
        throw new RpcException(new RpcError(
            RpcErrorCodes.Refused, $"'{Actor}' may not use this {scheme}:// resource.", new { Actor, Scheme = scheme, Uri = uri }));
    }

    /// <summary>Refuses the request when the actor does not have the scope.</summary>
    public void Demand(RpcScope scope)
    {
        if (!May(scope))
            throw new RpcException(new RpcError(RpcErrorCodes.Refused, $"'{Actor}' lacks the scope '{scope.ToString().ToLowerInvariant()}'.", new { Actor, Scope = scope }));
    }

    RpcIdentity IdentityOf(string actor) => new(actor, options.Value.ScopesOf(actor));

    void Note(string uri)
    {
        Target = uri;

        // For the access log, which is written outside the scope of the request that the SDK makes.
        http?.HttpContext?.Features.Set(this);
    }
}
