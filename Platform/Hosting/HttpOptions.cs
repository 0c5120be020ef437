namespace MarketingBus.Platform.Hosting;

/// <summary>Who can reach a process.</summary>
public sealed class HttpOptions
{
    public const string Section = "Http";

    /// <summary>
    /// True: everyone who can reach this process may use it, so that it may listen beyond this machine. Only for a network of its own, such as that of containers whose
    /// ports are published on loopback. False: it listens on loopback addresses only, since nothing asks for a password yet.
    /// </summary>
    public bool TrustedNetwork { get; set; }
}
