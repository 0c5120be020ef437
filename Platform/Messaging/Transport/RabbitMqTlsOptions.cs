using System.Net.Security;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>TLS to RabbitMQ. What is not accepted here by name ends the connection.</summary>
public sealed class RabbitMqTlsOptions
{
    public const string Section = "RabbitMq:Tls";

    /// <summary>True: the connection is encrypted and the broker must prove who it is.</summary>
    public bool Enabled { get; set; }

    /// <summary>The name that the broker's certificate must be for. Left out: RabbitMq:Host.</summary>
    public string? ServerName { get; set; }

    /// <summary>A PEM file with the authorities that may vouch for the broker, instead of those of this machine.</summary>
    public string? AuthorityPath { get; set; }

    /// <summary>This process's own certificate, PEM or PKCS#12, for a broker that asks for one.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>The PEM file with the key of a PEM certificate.</summary>
    public string? KeyPath { get; set; }

    /// <summary>The passphrase of the PKCS#12 file, or of the PEM key.</summary>
    public string? Passphrase { get; set; }

    /// <summary>
    /// What may be wrong with the broker's certificate, by name: RemoteCertificateNameMismatch, RemoteCertificateChainErrors, or both with a comma. A connection with either is
    /// open to whoever sits in between; each start says so.
    /// </summary>
    public SslPolicyErrors Accept { get; set; } = SslPolicyErrors.None;
}
