using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace MarketingBus.Tests.Integration.Hosting;

public sealed class When_a_process_listens_beyond_this_machine
{
    static readonly string[] Everywhere = ["--urls=http://0.0.0.0:0"];

    [Fact]
    public async Task Should_refuse()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => ServiceHost.StartAsync(Everywhere, [], cancellationToken: TestContext.Current.CancellationToken));
        Assert.StartsWith("'http://0.0.0.0:0' is not a loopback address.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_do_so_where_the_network_is_said_to_be_trusted()
    {
        await using var app = await ServiceHost.StartAsync(
            [.. Everywhere, "--Http:TrustedNetwork=true"], [], builder => builder.Logging.ClearProviders(), TestContext.Current.CancellationToken);
        Assert.StartsWith("http://0.0.0.0:", Assert.Single(app.Urls), StringComparison.Ordinal);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }
}
