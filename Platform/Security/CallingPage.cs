using Microsoft.AspNetCore.Http;

namespace MarketingBus.Platform.Security;

/// <summary>Tells which web page makes a browser call. Nobody is asked for a password yet, so a page from elsewhere must not act here, and another port of this machine is elsewhere.</summary>
/// <param name="allowed">Origins such as "https://console.example", in any case.</param>
public sealed class CallingPage(IEnumerable<string> allowed)
{
    readonly HashSet<string> allowed = new(allowed, StringComparer.OrdinalIgnoreCase);

    /// <summary>Why the page may not call; null when it may. A caller that names no page is no browser's page.</summary>
    public string? RefusalOf(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || allowed.Contains(origin) || IsServedHere(origin, request)
            ? null
            : $"A web page may act only on the address that it was served from; pages of another host or port are named by {AllowedBy}.";
    }

    /// <summary>The setting that names pages.</summary>
    public const string AllowedBy = "Http:AllowedOrigins";

    /// <summary>Scheme, host and port are those that were called.</summary>
    static bool IsServedHere(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page) && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var called)
        && page.Scheme == called.Scheme && page.Authority == called.Authority;
}
