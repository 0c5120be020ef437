using Microsoft.AspNetCore.Http;

namespace MarketingBus.Platform.Security;

/// <summary>Tells which web page makes a browser call. Nobody is asked for a password yet, so a page from elsewhere must not act here.</summary>
public static class CallingPage
{
    /// <summary>False when a browser names a page that is neither of this machine nor allowed. A caller that names none is no browser's page.</summary>
    /// <param name="request">Its Origin header names the page.</param>
    /// <param name="allowed">Origins such as "https://console.example", in any case.</param>
    public static bool MayCall(HttpRequest request, IEnumerable<string> allowed)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || allowed.Contains(origin, StringComparer.OrdinalIgnoreCase) || IsOfThisMachine(origin);
    }

    static bool IsOfThisMachine(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var page) && LoopbackHost.Is(page.Host);
}
