using System.Collections.Concurrent;
using MarketingBus.Platform.Messaging.Live;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

public sealed class When_events_are_listened_to_live
{
    [Fact]
    public async Task Should_reach_every_process_that_listens_and_leave_no_queue_behind()
    {
        await using var world = await BrokerWorld.CreateAsync();
        var before = await QueuesAsync(world);
        var heard = new ConcurrentQueue<string>();
        foreach (var name in new[] { "first", "second" })
        {
            await world.StartProcessAsync(_ => { });
            await world.Live.ListenAsync(topics => topics.On<Parcel>(x => heard.Enqueue($"{name} {x.Number}")), TestContext.Current.CancellationToken);
        }

        await world.Bus.Publish(new Parcel { Number = 1 }, TestContext.Current.CancellationToken);

        await Waiting.EventuallyAsync(() => Task.FromResult(heard.Count), x => x == 2, "both hear it");
        Assert.Equal(["first 1", "second 1"], heard.Order());
        Assert.Contains(await QueuesAsync(world), x => x.Contains("live", StringComparison.Ordinal));
        await world.StopProcessAsync();
        await world.StopProcessAsync();
        await Waiting.EventuallyAsync(() => QueuesAsync(world), x => x.SetEquals(before), "the queues go with their processes");
    }

    static async Task<HashSet<string>> QueuesAsync(BrokerWorld world) => [.. (await world.Broker.ListAsync("queues")).Select(x => (string)x!["name"]!)];
}
