using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MassTransit;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>Judges the broker's certificate. MassTransit alone would accept one that nobody vouches for.</summary>
internal sealed class BrokerCertificate(RabbitMqTlsOptions options)
{
    public void Configure(IRabbitMqSslConfigurator ssl)
    {
        ssl.ServerName = options.ServerName;
        ssl.Protocol = SslProtocols.None; // what this machine deems safe
        ssl.EnforcePolicyErrors(~options.Accept);
        ssl.Certificate = OwnCertificate();

        var authorities = Authorities();
        ssl.CertificateValidationCallback = (_, certificate, chain, errors) => IsAccepted(certificate, chain, errors, authorities);
    }

    bool IsAccepted(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, X509Certificate2Collection authorities)
    {
        if (certificate is not X509Certificate2 known)
            return false;

        if (authorities.Count > 0)
            errors = IsVouchedFor(known, chain, authorities) ? errors & ~SslPolicyErrors.RemoteCertificateChainErrors : errors | SslPolicyErrors.RemoteCertificateChainErrors;

        return (errors & ~options.Accept) == SslPolicyErrors.None;
    }

    static bool IsVouchedFor(X509Certificate2 certificate, X509Chain? sent, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        // A private authority seldom publishes a list of what it revoked.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (sent is not null)
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainElements.Select(x => x.Certificate).ToArray());

        return chain.Build(certificate);
    }

    X509Certificate2Collection Authorities()
    {
        var authorities = new X509Certificate2Collection();
        if (options.AuthorityPath is { } path)
            authorities.ImportFromPemFile(path);

        return authorities;
    }

    X509Certificate2? OwnCertificate() => options switch
    {
        { CertificatePath: null } => null,
        { KeyPath: { } key, Passphrase: { } passphrase } => X509Certificate2.CreateFromEncryptedPemFile(options.CertificatePath, passphrase, key),
        { KeyPath: { } key } => X509Certificate2.CreateFromPemFile(options.CertificatePath, key),
        _ => X509CertificateLoader.LoadPkcs12FromFile(options.CertificatePath, options.Passphrase),
    };
}
