using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Access;

/// <summary>Knows callers by the key in Authorization: Bearer or X-Api-Key. Keys are looked up by their hash, so that the time it takes says nothing about them.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes, ILoggerFactory loggers, UrlEncoder encoder, IOptions<JsonRpcOptions> options)
    : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, loggers, encoder)
{
    public const string SchemeName = "McpApiKey";
    const string KeyHeader = "X-Api-Key";
    const string BearerPrefix = "Bearer ";

    /// <summary>The key or token that the request carries; null when it carries none.</summary>
    public static string? CredentialOf(HttpRequest request)
    {
        if (request.Headers.TryGetValue(KeyHeader, out var key))
            return key.ToString();

        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) ? authorization[BearerPrefix.Length..].Trim() : null;
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (CredentialOf(Request) is not { } credential)
            return Task.FromResult(AuthenticateResult.NoResult());

        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(credential)));
        var key = options.Value.ApiKeys.FirstOrDefault(x => x.Sha256.Equals(hash, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(key is null ? AuthenticateResult.Fail("The key is not known.") : AuthenticateResult.Success(TicketOf(key)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    AuthenticationTicket TicketOf(ApiKeyOptions key)
    {
        var scopes = key.Scopes.Count == 0 ? "read" : string.Join(' ', key.Scopes);
        var identity = new ClaimsIdentity([new Claim("sub", key.Actor), new Claim("scope", scopes)], Scheme.Name);
        return new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name);
    }
}
