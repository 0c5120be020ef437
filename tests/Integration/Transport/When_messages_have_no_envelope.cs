using System.Text;
using MarketingBus.Tests.Support;
using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

/// <summary>Whatever works in an envelope works without, and both understand each other.</summary>
public sealed class When_messages_have_no_envelope
{
    const string Plain = "Transport:Envelope=false";

    [Theory]
    [InlineData("false", "application/json")]
    [InlineData("true", "application/vnd.masstransit+json")]
    public async Task Should_say_in_headers_what_the_envelope_would_say(string envelope, string contentType)
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>(), $"Transport:Envelope={envelope}");
        await world.Bus.Publish(new Parcel { Number = 1, Failures = 100 }, TestContext.Current.CancellationToken);

        var message = await world.GetAsync("take-parcel_error");
        var body = Encoding.UTF8.GetString(message.Body.Span);

        Assert.Equal(contentType, message.BasicProperties.ContentType);
        Assert.DoesNotContain('\n', body);
        if (envelope == "false")
        {
            Assert.Equal("""{"number":1,"failures":100,"away":false}""", body);
            Assert.Equal(MessageUrn.ForTypeString<Parcel>(), BrokerWorld.TextOf(message.BasicProperties.Headers!["MT-MessageType"]));
        }
    }

    [Theory]
    [InlineData("false", "false")]
    [InlineData("true", "false")]
    [InlineData("false", "true")]
    public async Task Should_answer_questions(string asker, string answerer)
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>(), $"Transport:Envelope={answerer}");
        await world.StartProcessAsync(bus => bus.AddConsumer<NoteFaultConsumer>(), $"Transport:Envelope={asker}");

        var answer = await world.Bus.CreateRequestClient<Parcel>(RequestTimeout.After(s: 10)).GetResponse<ParcelWeight>(new Parcel { Number = 5 }, TestContext.Current.CancellationToken);

        Assert.Equal(5, answer.Message.Number);
    }

    [Fact]
    public async Task Should_tell_the_asker_of_a_fault()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>(), Plain);

        var fault = await Assert.ThrowsAsync<RequestFaultException>(() => world.Bus.CreateRequestClient<Parcel>(RequestTimeout.After(s: 10))
            .GetResponse<ParcelWeight>(new Parcel { Number = 6, Failures = 100 }, TestContext.Current.CancellationToken));

        Assert.Equal("The parcel is torn.", fault.Fault!.Exceptions[0].Message);
    }

    [Fact]
    public async Task Should_publish_faults_with_their_message()
    {
        await using var world = await BrokerWorld.StartAsync(bus =>
        {
            bus.AddConsumer<TakeParcelConsumer>();
            bus.AddConsumer<NoteFaultConsumer>();
        }, Plain);
        await world.Bus.Publish(new Parcel { Number = 8, Failures = 100 }, TestContext.Current.CancellationToken);

        await Waiting.EventuallyAsync(() => Task.FromResult(world.Seen.Faults.Count), x => x == 1, "a fault");

        Assert.Equal(8, world.Seen.Faults.Single().Message.Number);
    }

    [Fact]
    public async Task Should_fill_batches()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakePileConsumer>(x =>
            x.Options<BatchOptions>(batch => batch.SetMessageLimit(100).SetTimeLimit(TimeSpan.FromMilliseconds(200)).SetConcurrencyLimit(1))), Plain);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => world.Bus.Publish(new Parcel { Number = i })));

        await Waiting.EventuallyAsync(() => Task.FromResult(world.Seen.Numbers.Distinct().Count()), x => x == 300, "300 parcels");

        Assert.True(world.Seen.Batches.Max(x => x.Size) > 50, $"Batches were of {string.Join(", ", world.Seen.Batches)}");
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Should_give_a_saga_only_what_it_is_sent(string envelope)
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddSagaStateMachine<DeliveryStateMachine, Delivery>().InMemoryRepository(), $"Transport:Envelope={envelope}");
        var id = Guid.NewGuid();

        await world.Bus.Publish(new DeliveryBegun { DeliveryId = id, Number = 1 }, TestContext.Current.CancellationToken);
        await Waiting.EventuallyAsync(() => Task.FromResult(world.Seen.Numbers.Count), x => x == 1, "a begun delivery");
        await world.Bus.Publish(new DeliveryEnded { DeliveryId = id, Number = 2 }, TestContext.Current.CancellationToken);
        await Waiting.EventuallyAsync(() => Task.FromResult(world.Seen.Numbers.Count), x => x >= 2, "an ended delivery");

        Assert.Equal([1, 2], world.Seen.Numbers);
        Assert.Equal(0u, await world.CountAsync("delivery_error"));
    }
}
