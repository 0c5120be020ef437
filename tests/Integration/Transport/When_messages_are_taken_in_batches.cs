using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using MassTransit;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

public sealed class When_messages_are_taken_in_batches
{
    [Fact]
    public async Task Should_wait_for_company_only_while_another_is_worked_on()
    {
        await using var world = await BrokerWorld.StartAsync(
            bus => bus.AddConsumer<HeldPileConsumer>(typeof(HeldPileDefinition)), "Batching:TimeLimitMilliseconds=1000");
        var parcels = new ParcelCount();
        using var observing = world.BusControl.ConnectReceiveObserver(parcels);

        await PublishAsync(world, 1);
        await BatchesAsync(world, 1);
        await PublishAsync(world, 3);
        await Waiting.EventuallyAsync(() => Task.FromResult(parcels.Come), x => x == 4, "four parcels there");
        world.Seen.Released.Release();
        await BatchesAsync(world, 2);
        world.Seen.Released.Release();
        await Waiting.EventuallyAsync(() => Task.FromResult(parcels.DealtWith), x => x == 4, "four parcels dealt with");
        await PublishAsync(world, 1);
        await BatchesAsync(world, 3);
        world.Seen.Released.Release();

        Assert.Equal([(1, BatchCompletionMode.Size), (3, BatchCompletionMode.Time), (1, BatchCompletionMode.Size)], world.Seen.Batches);
    }

    static Task PublishAsync(BrokerWorld world, int count) =>
        world.Bus.PublishBatch(Enumerable.Range(0, count).Select(x => new Parcel { Number = x }), TestContext.Current.CancellationToken);

    static Task<int> BatchesAsync(BrokerWorld world, int count) =>
        Waiting.EventuallyAsync(() => Task.FromResult(world.Seen.Batches.Count), x => x == count, $"{count} batches");

    /// <summary>Works on a batch until it is let go.</summary>
    sealed class HeldPileConsumer(Seen seen) : IConsumer<Batch<Parcel>>
    {
        public Task Consume(ConsumeContext<Batch<Parcel>> context)
        {
            seen.Batches.Enqueue((context.Message.Length, context.Message.Mode));
            return seen.Released.WaitAsync(context.CancellationToken);
        }
    }

    sealed class HeldPileDefinition : ConsumerDefinition<HeldPileConsumer>
    {
        protected override void ConfigureConsumer(
            IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<HeldPileConsumer> consumerConfigurator, IRegistrationContext context) =>
            endpointConfigurator.TakeInBatches<HeldPileConsumer, Parcel>(consumerConfigurator, context);
    }

    sealed class ParcelCount : IReceiveObserver
    {
        int come;
        int dealtWith;

        public int Come => Volatile.Read(ref come);

        public int DealtWith => Volatile.Read(ref dealtWith);

        public Task PreReceive(ReceiveContext context)
        {
            Interlocked.Increment(ref come);
            return Task.CompletedTask;
        }

        public Task PostReceive(ReceiveContext context)
        {
            Interlocked.Increment(ref dealtWith);
            return Task.CompletedTask;
        }

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
            where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
            where T : class => Task.CompletedTask;

        public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
    }
}
