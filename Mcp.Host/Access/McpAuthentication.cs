using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore.Authentication;
using ModelContextProtocol.Authentication;

namespace MarketingBus.Mcp.Host.Access;

/// <summary>Asks callers who they are once there is a way to know: keys, an authority that issues tokens, or both.</summary>
internal static class McpAuthentication
{
    const string SchemeName = "McpCaller";
    const string PolicyName = "McpCaller";

    public static void AddMcpAuthentication(this IServiceCollection services, JsonRpcOptions options)
    {
        if (!options.AsksForIdentity)
            return;

        var authentication = services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddPolicyScheme(SchemeName, null, scheme =>
            {
                scheme.ForwardDefaultSelector = context => options.Authority is not null && IsToken(ApiKeyHandler.CredentialOf(context.Request))
                    ? JwtBearerDefaults.AuthenticationScheme
                    : ApiKeyHandler.SchemeName;
                scheme.ForwardChallenge = options.Authority is null ? ApiKeyHandler.SchemeName : McpAuthenticationDefaults.AuthenticationScheme;
            });
        if (options.Authority is { } authority)
            authentication.AddTokensOf(authority, options);

        services.AddAuthorizationBuilder().AddPolicy(PolicyName, policy => policy.AddAuthenticationSchemes(SchemeName).RequireAuthenticatedUser());
    }

    public static void RequireCaller(this IEndpointConventionBuilder endpoint, JsonRpcOptions options)
    {
        if (options.AsksForIdentity)
            endpoint.RequireAuthorization(PolicyName);
    }

    static void AddTokensOf(this AuthenticationBuilder authentication, Uri authority, JsonRpcOptions options) => authentication
        .AddJwtBearer(jwt =>
        {
            jwt.Authority = authority.ToString();
            jwt.Audience = options.Audience;
            jwt.RequireHttpsMetadata = !authority.IsLoopback;
            jwt.MapInboundClaims = false;
        })
        .AddMcp(mcp => mcp.ResourceMetadata = new ProtectedResourceMetadata
        {
            AuthorizationServers = { authority.ToString() },
            ScopesSupported = [.. RpcScopes.Names],
            BearerMethodsSupported = ["header"],
            ResourceName = "MarketingBus",
        });

    // Three parts with dots between them (RFC 7519); keys of ours have none.
    static bool IsToken(string? credential) => credential is null || credential.Count(x => x == '.') == 2;
}
