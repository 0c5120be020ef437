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
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var sending = Parallel.ForEachAsync(
            Enumerable.Range(0, Parcels), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = limit.Token }, async (number, stopping) =>
                await SendUntilConfirmedAsync(() => bus, number, stopping));

        var (closed, started, isRestarted) = (0, TimeProvider.System.GetTimestamp(), false);
        while (!sending.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
            if (closed < 3)
                closed += await world.Broker.CloseConnectionsAsync();

            if (!isRestarted && TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromMinutes(1))
            {
                await RestartAsync(world);
                (bus, isRestarted) = (world.Bus, true);
            }
        }

        await sending;
        await TakenAsync(world);
        // How many is the broker's to say: its list of connections lags behind by seconds.
        Assert.True(closed >= 1, "No connection was closed while messages flowed.");
        Assert.Equal(0u, await world.CountAsync("take-parcel_error"));
    }

    static void Consumers(IBusRegistrationConfigurator bus) => bus.AddConsumer<TakeParcelConsumer>();

    /// <summary>An endpoint of the client, or all that it sends, may hang after a cut. Such a process is ended by its watch and started again, which must lose nothing either.</summary>
    static async Task RestartAsync(BrokerWorld world)
    {
        await world.StopProcessAsync();
        await world.StartProcessAsync(Consumers);
    }

    static async Task TakenAsync(BrokerWorld world)
    {
        try
        {
            await WaitAsync();
        }
        catch (TimeoutException)
        {
            await RestartAsync(world);
            await WaitAsync();
        }

        Task<int> WaitAsync() => Waiting.EventuallyAsync(() => Task.FromResult(world.Seen.Numbers.Distinct().Count()), x => x == Parcels, $"{Parcels} parcels");
    }

    /// <summary>As the outbox does: what was not confirmed in time is sent again, whatever held it up. The client may wait for ever for a confirm that was lost with its connection.</summary>
    static async Task SendUntilConfirmedAsync(Func<IBus> bus, int number, CancellationToken stopping)
    {
        while (true)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            patience.CancelAfter(TimeSpan.FromSeconds(5));
            try
            {
                await bus().Publish(new Parcel { Number = number }, patience.Token).WaitAsync(patience.Token);
                // Slow enough for the connection to be closed while they flow.
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
                return;
            }
            catch (Exception) when (!stopping.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, stopping);
            }
        }
    }
}
