using MarketingBus.Platform.Messaging;
using MassTransit;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

public sealed class When_messages_are_taken_in_batches
{
    [Fact]
    public async Task Should_wait_for_company_only_while_messages_come_together()
    {
        await using var world = await BrokerWorld.StartAsync(
            bus => bus.AddConsumer<TakePileConsumer>(typeof(TakePileDefinition)), "Batching:TimeLimitMilliseconds=400", "Batching:BusyTimeLimitMilliseconds=1000");

        // Two come together; so the next batch waits for the longer time, in which one more comes; the one after that was too late, and comes alone.
        await world.Bus.PublishBatch(Enumerable.Range(0, 2).Select(x => new Parcel { Number = x }), TestContext.Current.CancellationToken);
        await SeenAsync(world, 2);
        await PublishAsync(world, 2);
        await Task.Delay(TimeSpan.FromMilliseconds(700), TimeProvider.System, TestContext.Current.CancellationToken);
        await PublishAsync(world, 3);
        await SeenAsync(world, 4);
        await PublishAsync(world, 4);
        await SeenAsync(world, 5);
        await PublishAsync(world, 5);
        await Task.Delay(TimeSpan.FromMilliseconds(700), TimeProvider.System, TestContext.Current.CancellationToken);
        await PublishAsync(world, 6);
        await SeenAsync(world, 7);

        Assert.Equal([2, 2, 1, 1, 1], world.Seen.BatchSizes);
    }

    static Task PublishAsync(BrokerWorld world, int number) => world.Bus.Publish(new Parcel { Number = number }, TestContext.Current.CancellationToken);

    static Task<int> SeenAsync(BrokerWorld world, int count) => BrokerWorld.EventuallyAsync(() => Task.FromResult(world.Seen.Numbers.Count), x => x == count, $"{count} parcels");

    sealed class TakePileDefinition : ConsumerDefinition<TakePileConsumer>
    {
        protected override void ConfigureConsumer(
            IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<TakePileConsumer> consumerConfigurator, IRegistrationContext context) =>
            endpointConfigurator.TakeInBatches<TakePileConsumer, Parcel>(consumerConfigurator, context);
    }
}
