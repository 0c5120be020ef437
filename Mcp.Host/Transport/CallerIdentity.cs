using Microsoft.AspNetCore.Http;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>Who calls.</summary>
internal static class CallerIdentity
{
    const string ActorHeader = "X-Actor";
    const int NameLimit = 100;

    public static string ActorOf(HttpRequest request)
    {
        var name = request.Headers[ActorHeader].ToString().Trim();
        return name.Length is > 0 and <= NameLimit ? name : JsonRpcOptions.Anonymous;
    }
}
