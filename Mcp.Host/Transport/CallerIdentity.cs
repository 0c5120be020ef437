using System.Security.Claims;
using MarketingBus.Mcp.Host.Access;
using Microsoft.AspNetCore.Http;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>Who calls: the owner of the key or token when one was asked for, otherwise who the caller says he is.</summary>
internal static class CallerIdentity
{
    const string ActorHeader = "X-Actor";
    const int NameLimit = 100;

    static readonly string[] NameClaims = ["sub", "client_id", "azp"];
    static readonly string[] ScopeClaims = ["scope", "scp"];

    public static RpcIdentity Of(HttpContext context, JsonRpcOptions options)
    {
        if (context.User is { Identity.IsAuthenticated: true } user)
            return new RpcIdentity(NameOf(user), RpcScopes.Of(ScopesOf(user)));

        var name = context.Request.Headers[ActorHeader].ToString().Trim();
        var actor = name.Length is > 0 and <= NameLimit ? name : JsonRpcOptions.Anonymous;
        return new RpcIdentity(actor, options.ScopesOf(actor));
    }

    static string NameOf(ClaimsPrincipal user) => NameClaims.Select(x => user.FindFirst(x)?.Value).FirstOrDefault(x => x is { Length: > 0 and <= NameLimit }) ?? JsonRpcOptions.Anonymous;

    // One claim with names in a row (RFC 8693), or one claim a name.
    static IEnumerable<string> ScopesOf(ClaimsPrincipal user) =>
        user.Claims.Where(x => ScopeClaims.Contains(x.Type)).SelectMany(x => x.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
