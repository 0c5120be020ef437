using MarketingBus.Mcp.Host.Access;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host;

/// <summary>What one setting alone does not show.</summary>
internal sealed class JsonRpcOptionsRules : IValidateOptions<JsonRpcOptions>
{
    public ValidateOptionsResult Validate(string? name, JsonRpcOptions options)
    {
        var failures = new List<string>();
        if (options.Authority is not null && string.IsNullOrWhiteSpace(options.Audience))
            failures.Add("JsonRpc:Audience says what tokens of JsonRpc:Authority are issued for; without it a token for anything would do.");

        if (options.Authority is { } authority && !(authority.IsAbsoluteUri && (authority.Scheme == Uri.UriSchemeHttps || authority.IsLoopback)))
            failures.Add("JsonRpc:Authority is an https address; http is for this machine only.");

        foreach (var scope in options.Scopes.Values.Concat(options.ApiKeys.Select(x => x.Scopes)).SelectMany(x => x).Where(x => !RpcScopes.Names.Contains(x, StringComparer.OrdinalIgnoreCase)).Distinct())
            failures.Add($"JsonRpc knows no scope '{scope}'; scopes are {string.Join(" and ", RpcScopes.Names)}.");

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
