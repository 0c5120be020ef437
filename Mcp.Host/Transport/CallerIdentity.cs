using System.Net;
using Microsoft.AspNetCore.Http;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>Who calls, and whether a web page elsewhere makes a browser call for it.</summary>
internal static class CallerIdentity
{
    const string ActorHeader = "X-Actor";
    const int NameLimit = 100;

    public static string ActorOf(HttpRequest request)
    {
        var name = request.Headers[ActorHeader].ToString().Trim();
        return name.Length is > 0 and <= NameLimit ? name : JsonRpcOptions.Anonymous;
    }

    /// <summary>Browsers name the page that calls; nobody is asked for a password yet, so a page from elsewhere must not act here.</summary>
    public static bool ComesFromHere(HttpRequest request, JsonRpcOptions options)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0 || options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase))
            return true;

        return Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && (page.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(page.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
    }
}
