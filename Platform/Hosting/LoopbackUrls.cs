using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace MarketingBus.Platform.Hosting;

/// <summary>Nothing asks for a password yet, so nothing listens beyond this machine.</summary>
internal static class LoopbackUrls
{
    public static string[] Of(IConfiguration configuration)
    {
        var urls = (configuration[WebHostDefaults.ServerUrlsKey] ?? ServiceHost.DefaultUrl)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        foreach (var url in urls)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !IsLoopback(uri.Host))
                throw new InvalidOperationException(
                    $"'{url}' is not a loopback address. MarketingBus has no authentication yet and listens on 127.0.0.1, localhost or [::1] only.");
        }

        return urls;
    }

    static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
