using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MarketingBus.Platform.Messaging.Transport;
using Xunit;

namespace MarketingBus.Tests.Unit.Transport;

public sealed class When_a_broker_proves_who_it_is : IDisposable
{
    readonly string authorityPath = Path.GetTempFileName();
    readonly X509Certificate2 authority = Authority("Ours");
    readonly X509Certificate2 stranger = Authority("Theirs");

    public When_a_broker_proves_who_it_is() => File.WriteAllText(authorityPath, authority.ExportCertificatePem());

    [Fact]
    public void Should_be_accepted_when_our_authority_vouches_for_it() =>
        Assert.True(IsAccepted(SignedBy(authority), SslPolicyErrors.RemoteCertificateChainErrors, new RabbitMqTlsOptions { AuthorityPath = authorityPath }));

    [Fact]
    public void Should_be_refused_when_another_authority_does() =>
        Assert.False(IsAccepted(SignedBy(stranger), SslPolicyErrors.None, new RabbitMqTlsOptions { AuthorityPath = authorityPath }));

    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors)]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch)]
    [InlineData(SslPolicyErrors.RemoteCertificateNotAvailable)]
    public void Should_be_refused_whatever_is_wrong(SslPolicyErrors wrong) => Assert.False(IsAccepted(SignedBy(stranger), wrong, new RabbitMqTlsOptions()));

    [Fact]
    public void Should_be_accepted_with_what_was_accepted_by_name_and_no_more()
    {
        var options = new RabbitMqTlsOptions { AuthorityPath = authorityPath, Accept = SslPolicyErrors.RemoteCertificateNameMismatch };
        Assert.True(IsAccepted(SignedBy(authority), SslPolicyErrors.RemoteCertificateNameMismatch, options));
        Assert.False(IsAccepted(SignedBy(stranger), SslPolicyErrors.RemoteCertificateNameMismatch, options));
    }

    [Fact]
    public void Should_be_refused_when_it_shows_nothing() => Assert.False(IsAccepted(null, SslPolicyErrors.None, new RabbitMqTlsOptions()));

    public void Dispose()
    {
        File.Delete(authorityPath);
        authority.Dispose();
        stranger.Dispose();
    }

    static bool IsAccepted(X509Certificate2? certificate, SslPolicyErrors errors, RabbitMqTlsOptions tls)
    {
        tls.Enabled = true;
        var settings = RabbitMqHost.SettingsOf(new RabbitMqOptions { Host = "broker.example" }, tls, "tests");
        Assert.Equal("broker.example", settings.SslServerName);
        Assert.Equal(tls.Accept, settings.AcceptablePolicyErrors);
        return settings.CertificateValidationCallback!(new object(), certificate, null, errors);
    }

    static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }

    static X509Certificate2 SignedBy(X509Certificate2 issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=broker.example", key, HashAlgorithmName.SHA256).Create(issuer, issuer.NotBefore, issuer.NotAfter, [1, 2, 3]);
    }
}
