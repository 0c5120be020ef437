using MarketingBus.Tests.Support;
using MassTransit;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

public sealed class When_connections_break
{
    const int Parcels = 3_000;

    [Fact]
    public async Task Should_lose_no_message_that_was_sent()
    {
        await using var world = await BrokerWorld.StartAsync(Consumers);
        var bus = world.Bus;
        var sending = Parallel.ForEachAsync(Enumerable.Range(0, Parcels), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
            await SendUntilConfirmedAsync(bus, number));

        var closed = 0;
        while (!sending.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
            if (closed < 3)
                closed += await world.Broker.CloseConnectionsAsync();
        }

        await sending;
        await TakenAsync(world);
        // How many is the broker's to say: its list of connections lags behind by seconds.
        Assert.True(closed >= 1, "No connection was closed while messages flowed.");
        Assert.Equal(0u, await world.CountAsync("take-parcel_error"));
    }

    static void Consumers(IBusRegistrationConfigurator bus) => bus.AddConsumer<TakeParcelConsumer>();

    /// <summary>An endpoint of the client may hang after a cut. Such a process is ended by its watch and started again, which must lose nothing either.</summary>
    static async Task TakenAsync(BrokerWorld world)
    {
        try
        {
            await WaitAsync();
        }
        catch (TimeoutException)
        {
            await world.StopProcessAsync();
            await world.StartProcessAsync(Consumers);
            await WaitAsync();
        }

        Task<int> WaitAsync() => Waiting.EventuallyAsync(() => Task.FromResult(world.Seen.Numbers.Distinct().Count()), x => x == Parcels, $"{Parcels} parcels");
    }

    /// <summary>As the outbox does: what was not confirmed in time is sent again. The client may wait for ever for a confirm that was lost with its connection.</summary>
    static async Task SendUntilConfirmedAsync(IBus bus, int number)
    {
        while (true)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            try
            {
                await bus.Publish(new Parcel { Number = number }, patience.Token).WaitAsync(patience.Token);
                // Slow enough for the connection to be closed while they flow.
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
                return;
            }
            catch (Exception exception) when (exception is RabbitMqConnectionException or RabbitMQ.Client.Exceptions.AlreadyClosedException
                or RabbitMQ.Client.Exceptions.OperationInterruptedException or OperationCanceledException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
            }
        }
    }
}
