using MarketingBus.Tests.Support;
using MassTransit;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

public sealed class When_most_messages_fail
{
    [Fact]
    public async Task Should_leave_the_rest_in_their_queue_until_it_tries_again()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>(),
            "RabbitMq:KillSwitch:ActivationThreshold=10", "RabbitMq:KillSwitch:TripPercent=50", "RabbitMq:KillSwitch:RestartTimeout=00:00:03",
            "RabbitMq:PrefetchCount=10", "RabbitMq:ConcurrentMessageLimit=5");
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => world.Bus.Publish(new Parcel { Number = i, Failures = 100 })));

        await Waiting.EventuallyAsync(() => world.CountAsync("take-parcel_error"), x => x > 10, "failures");
        var waiting = await Waiting.EventuallyAsync(() => world.CountAsync("take-parcel"), x => x > 100, "messages that wait");
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);

        // Not equal: what was being worked on comes back.
        Assert.InRange(await world.CountAsync("take-parcel"), waiting, 200u);
        await Waiting.EventuallyAsync(() => world.CountAsync("take-parcel"), x => x < waiting, "another try");
    }
}
