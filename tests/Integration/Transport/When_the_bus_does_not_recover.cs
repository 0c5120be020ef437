using MarketingBus.Tests.Support;
using MassTransit;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

public sealed class When_the_bus_does_not_recover
{
    [Fact]
    public async Task Should_end_the_process_to_be_started_again()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>(), "RabbitMq:StuckAfter=00:00:01");
        try
        {
            // Its endpoints are gone, and the broker is well.
            await world.BusControl.StopAsync(TestContext.Current.CancellationToken);

            await Waiting.EventuallyAsync(() => Task.FromResult(world.Lifetime.ApplicationStopping.IsCancellationRequested), x => x, "the process stops");
            Assert.Equal(75, Environment.ExitCode);
        }
        finally
        {
            Environment.ExitCode = 0;
        }
    }

    [Fact]
    public async Task Should_wait_while_the_broker_lets_nobody_in()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>(), "RabbitMq:StuckAfter=00:00:01");

        // Nor would it let another process in.
        await world.Broker.ShutOutAsync();
        await world.BusControl.StopAsync(TestContext.Current.CancellationToken);

        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.False(world.Lifetime.ApplicationStopping.IsCancellationRequested, $"The process gave up with exit code {Environment.ExitCode}.");
    }
}
