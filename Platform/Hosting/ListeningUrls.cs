using System.Net;
using System.Net.Sockets;
using MarketingBus.Platform.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace MarketingBus.Platform.Hosting;

/// <summary>Nothing asks for a password yet, so nothing listens beyond this machine unless the network is said to be trusted.</summary>
internal static class ListeningUrls
{
    public static string[] Of(IConfiguration configuration)
    {
        var urls = (configuration[WebHostDefaults.ServerUrlsKey] ?? ServiceHost.DefaultUrl)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        var isTrusted = configuration.GetSection(HttpOptions.Section).Get<HttpOptions>()?.TrustedNetwork ?? false;
        foreach (var url in urls)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
                throw new InvalidOperationException($"'{url}' is not an address; write it like http://127.0.0.1:5080.");

            if (!isTrusted && !LoopbackHost.Is(uri.Host))
                throw new InvalidOperationException(
                    $"'{url}' is not a loopback address. MarketingBus has no authentication yet and listens on 127.0.0.1, localhost or [::1] only, "
                    + "unless Http:TrustedNetwork says that everyone who can reach it may use it.");

            if (IsTaken(uri))
                throw new InvalidOperationException($"Another process listens on {url}; end it, or choose another address with --urls.");
        }

        return urls;
    }

    /// <summary>The names in them, without those that stand for every address.</summary>
    public static IEnumerable<string> HostsOf(IEnumerable<string> urls) => urls.Select(x => new Uri(x).Host).Where(x => x is not ("0.0.0.0" or "[::]"));

    /// <summary>Asked before anything starts: found by the web server, it would be a stack trace after the database was touched.</summary>
    static bool IsTaken(Uri url)
    {
        using var listener = new TcpListener(IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) ? address : IPAddress.Loopback, url.Port);
        try
        {
            listener.Start();
            return false;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }
}
