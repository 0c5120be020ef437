using System.Net.Sockets;
using MarketingBus.Platform.Hosting.Waiting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace MarketingBus.Tests.Integration.Hosting;

public sealed class When_a_server_is_lost_while_a_service_starts
{
    [Fact]
    public async Task Should_begin_the_step_again()
    {
        await using var wait = new ServerWait(["http://127.0.0.1:0"], TimeProvider.System, NullLogger<ServerWait>.Instance);
        var tries = 0;

        // As EF wraps it.
        await wait.RunAsync(_ => ++tries == 1
            ? throw new InvalidOperationException("Likely due to a transient failure.", new NpgsqlException("The stream broke.", new SocketException((int)SocketError.ConnectionReset)))
            : Task.CompletedTask, TestContext.Current.CancellationToken);

        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task Should_not_wait_for_what_stays_wrong()
    {
        await using var wait = new ServerWait(["http://127.0.0.1:0"], TimeProvider.System, NullLogger<ServerWait>.Instance);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            wait.RunAsync(_ => throw new InvalidOperationException("The password is wrong."), TestContext.Current.CancellationToken));
    }
}
