using System.ComponentModel.DataAnnotations;
using MarketingBus.Platform.Security;

namespace MarketingBus.Platform.Hosting;

/// <summary>Who can reach a process, by what name, and how much of it callers may take up.</summary>
public sealed class HttpOptions : IValidatableObject
{
    public const string Section = "Http";

    /// <summary>
    /// True: everyone who can reach this process may use it, so that it may listen beyond this machine. Only for a network of its own, such as that of containers whose
    /// ports are published on loopback. False: it listens on loopback addresses only, since nothing asks for a password yet.
    /// </summary>
    public bool TrustedNetwork { get; set; }

    /// <summary>
    /// Host names (such as "bus.example") by which this process may be called besides localhost, 127.0.0.1, [::1], the address that a call came to and the hosts of "urls". Any other is
    /// answered 403: a web page can have its own name lead here.
    /// </summary>
    public List<string> AllowedHosts { get; } = [];

    /// <summary>Web pages (such as "https://console.example" or "http://localhost:3000") that may act here besides those that this process serves itself. No other page may read the answers.</summary>
    public List<string> AllowedOrigins { get; } = [];

    /// <summary>Open connections of one process, 10 to 1,000,000; who comes beyond that is hung up on.</summary>
    [Range(10, 1_000_000)]
    public int ConnectionLimit { get; set; } = 10_000;

    /// <summary>How often a quiet socket is asked whether its client is still there, 0.1 seconds to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan SocketPingInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the client may take to answer that before its socket is given up, 0.1 seconds to 1 hour. One that does not take its answers cannot be heard either.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan SocketPingTimeout { get; set; } = TimeSpan.FromSeconds(60);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        AllowedHosts.Where(x => Uri.CheckHostName(x.Trim('[', ']')) == UriHostNameType.Unknown)
            .Select(x => new ValidationResult($"Http:AllowedHosts names hosts alone, such as bus.example, without scheme and port; '{x}' is none."))
            .Concat(AllowedOrigins.Where(x => !Uri.TryCreate(x, UriKind.Absolute, out var page) || !page.GetLeftPart(UriPartial.Authority).Equals(x, StringComparison.OrdinalIgnoreCase))
                .Select(x => new ValidationResult($"{CallingPage.AllowedBy} names pages by scheme, host and port, such as https://console.example; '{x}' is none.")));
}
