using MarketingBus.Tests.Support;
using MassTransit;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

public sealed class When_a_server_is_away
{
    const string Quick = "Retry:OutagePause=00:00:00.010";

    [Fact]
    public async Task Should_keep_trying_and_not_blame_the_message()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>(), Quick, "Retry:LongestOutagePause=00:00:00.020");

        await world.Bus.Publish(new Parcel { Number = 1, Failures = 20, Away = true }, TestContext.Current.CancellationToken);

        await Waiting.EventuallyAsync(() => Task.FromResult(world.Seen.Numbers.Count), x => x == 1, "the parcel");
        Assert.Equal(21, world.Seen.Tries[1]);
        Assert.Equal(0u, await world.CountAsync("take-parcel_error"));
    }

    [Fact]
    public async Task Should_give_up_in_the_end()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>(), Quick, "Retry:OutageLimit=3");

        await world.Bus.Publish(new Parcel { Number = 2, Failures = 20, Away = true }, TestContext.Current.CancellationToken);

        await world.GetAsync("take-parcel_error");
        Assert.Equal(4, world.Seen.Tries[2]);
    }
}
