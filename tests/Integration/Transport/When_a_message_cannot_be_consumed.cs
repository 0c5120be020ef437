using MarketingBus.Tests.Support;
using MassTransit;
using RabbitMQ.Client;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

public sealed class When_a_message_cannot_be_consumed
{
    [Fact]
    public async Task Should_be_in_the_error_queue_with_the_reason_in_its_headers()
    {
        await using var world = await BrokerWorld.StartAsync(bus =>
        {
            bus.AddConsumer<TakeParcelConsumer>();
            bus.AddConsumer<NoteFaultConsumer>();
        });
        await world.Bus.Publish(new Parcel { Number = 1, Failures = 100 }, TestContext.Current.CancellationToken);

        var failed = await world.GetAsync("take-parcel_error");

        Assert.Equal("The parcel is torn.", Header(failed, "MT-Fault-Message"));
        Assert.Equal(typeof(InvalidOperationException).FullName, Header(failed, "MT-Fault-ExceptionType"));
        Assert.Equal("fault", Header(failed, "MT-Reason"));
        Assert.Equal("take-parcel", new Uri(Header(failed, "MT-Fault-InputAddress")!).Segments[^1]);
        Assert.True(failed.BasicProperties.Persistent);
        await Waiting.EventuallyAsync(() => Task.FromResult(world.Seen.Faults.Count), x => x == 1, "a fault");
    }

    [Fact]
    public async Task Should_be_consumed_when_an_operator_moves_it_back()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>());
        await world.Bus.Publish(new Parcel { Number = 2, Failures = 2 }, TestContext.Current.CancellationToken);
        var failed = await world.GetAsync("take-parcel_error", take: true);

        await world.PublishRawAsync("take-parcel", failed.Body, new BasicProperties(failed.BasicProperties));

        await Waiting.EventuallyAsync(() => Task.FromResult(world.Seen.Numbers.Count), x => x == 1, "the parcel");
        Assert.Equal(0u, await world.CountAsync("take-parcel_error"));
    }

    [Fact]
    public async Task Should_be_given_up_by_the_broker_when_it_kills_its_process_every_time()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>(), "RabbitMq:DeliveryLimit=3");
        await world.StopProcessAsync();
        await world.PublishRawAsync("take-parcel", "{}"u8.ToArray(), new BasicProperties { Persistent = true });

        var deliveries = 0;
        while (await world.TakeAndDieAsync("take-parcel"))
            Assert.True(++deliveries <= 10, "The message came again and again.");

        Assert.Equal(4, deliveries);
        var dead = await world.GetAsync("take-parcel_error");
        Assert.Equal("delivery_limit", Header(dead, "x-first-death-reason"));
        Assert.Equal("take-parcel", Header(dead, "x-first-death-queue"));
    }

    [Fact]
    public async Task Should_be_in_the_skipped_queue_when_nobody_in_the_process_knows_it()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>());
        var endpoint = await world.Bus.GetSendEndpoint(new Uri("exchange:take-parcel"));

        await endpoint.Send(new ParcelWeight { Number = 3 }, TestContext.Current.CancellationToken);

        await Waiting.EventuallyAsync(
            () => world.Broker.ListAsync("queues"), x => x.Any(q => (string)q!["name"]! == "take-parcel_skipped" && (string?)q["state"] == "running"), "the skipped queue");
        var skipped = await world.GetAsync("take-parcel_skipped");
        Assert.Equal("dead-letter", Header(skipped, "MT-Reason"));
        var queue = (await world.Broker.ListAsync("queues")).Single(x => (string)x!["name"]! == "take-parcel_skipped");
        Assert.Equal(int.MaxValue, (int?)queue!["arguments"]!["x-delivery-limit"]);
    }

    [Fact]
    public async Task Should_be_in_the_error_queue_when_it_does_not_say_what_it_is()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>());

        await world.PublishRawAsync("take-parcel", "{\"number\":4}"u8.ToArray(), new BasicProperties { ContentType = "application/json", MessageId = Guid.NewGuid().ToString() });

        var failed = await world.GetAsync("take-parcel_error");
        Assert.Contains("MT-MessageType", Header(failed, "MT-Fault-Message"), StringComparison.Ordinal);
        Assert.Empty(world.Seen.Numbers);
    }

    static string? Header(BasicGetResult message, string name) => BrokerWorld.TextOf(message.BasicProperties.Headers![name]);
}
