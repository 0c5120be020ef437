using System.Net;
using System.Net.Sockets;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

public sealed class When_the_broker_does_not_answer
{
    [Fact]
    public async Task Should_count_as_away_in_bounded_time()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var options = new RabbitMqOptions { Host = "127.0.0.1", Port = (ushort)((IPEndPoint)silent.LocalEndpoint).Port, AnswerTimeout = TimeSpan.FromSeconds(1) };
        await using var services = new ServiceCollection().BuildServiceProvider();
        var check = new RabbitMqCheck(
            services, RabbitMqHost.SettingsOf(options, new RabbitMqTlsOptions(), "silence"), new EndpointQueues(), Options.Create(options), Options.Create(new RabbitMqTlsOptions()),
            TimeProvider.System, NullLogger<RabbitMqCheck>.Instance);

        // The client's own patience is longer, and in some places it has no end.
        var refusal = await Assert.ThrowsAsync<ServerNotThereException>(
            () => check.CheckAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(8), TimeProvider.System, TestContext.Current.CancellationToken));

        Assert.Equal("RabbitMQ", refusal.Server);
    }

    [Fact]
    public async Task Should_keep_nobody_waiting_who_opens_a_connection()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var options = new RabbitMqOptions { Host = "127.0.0.1", Port = (ushort)((IPEndPoint)silent.LocalEndpoint).Port, AnswerTimeout = TimeSpan.FromSeconds(1) };
        var host = RabbitMqHost.SettingsOf(options, new RabbitMqTlsOptions(), "silence");

        var connecting = host.ConnectAsync("upstream", TestContext.Current.CancellationToken);

        Assert.Same(connecting, await Task.WhenAny(connecting, Task.Delay(TimeSpan.FromSeconds(8), TimeProvider.System, TestContext.Current.CancellationToken)));
        Assert.NotNull(connecting.Exception);
    }
}
