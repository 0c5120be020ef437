using MarketingBus.Contracts;
using MarketingBus.Tests.Support;
using MassTransit;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

public sealed class When_a_service_starts
{
    static void Consumers(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<TriageLeadConsumer>();
        bus.AddConsumer<NoteTriageConsumer>();
    }

    [Fact]
    public async Task Should_show_an_operator_readable_exchanges_and_queues()
    {
        await using var world = await BrokerWorld.StartAsync(Consumers);

        var exchanges = (await world.Broker.ListAsync("exchanges")).Select(x => (string)x!["name"]!).Where(x => x.Length > 0 && !x.StartsWith("amq.", StringComparison.Ordinal));
        var queues = (await world.Broker.ListAsync("queues")).Select(x => (string)x!["name"]!);

        Assert.Equal(
            ["MassTransit:Fault", "fault:triage-lead", "message:lead-triaged", "message:triage-lead", "note-triage", "note-triage_error", "triage-lead", "triage-lead_error"],
            exchanges.Order(StringComparer.Ordinal));
        Assert.Equal(["note-triage", "note-triage_error", "triage-lead", "triage-lead_error"], queues.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true, "quorum")]
    [InlineData(false, "classic")]
    public async Task Should_have_queues_of_the_chosen_type(bool quorum, string type)
    {
        await using var world = await BrokerWorld.StartAsync(Consumers, $"RabbitMq:QuorumQueues={quorum}");

        var queues = (await world.Broker.ListAsync("queues")).ToDictionary(x => (string)x!["name"]!, x => x!);

        Assert.All(queues.Values, x => Assert.Equal(type, (string)x["type"]!));
        Assert.Equal(quorum ? 20 : null, (int?)queues["triage-lead"]["arguments"]!["x-delivery-limit"]);
        Assert.Equal(quorum ? "triage-lead_error" : null, (string?)queues["triage-lead"]["arguments"]!["x-dead-letter-exchange"]);
        Assert.Null(queues["triage-lead_error"]["arguments"]!["x-dead-letter-exchange"]);
        // RabbitMQ 4 drops what was looked at 20 times where no limit is given.
        Assert.Equal(quorum ? int.MaxValue : null, (int?)queues["triage-lead_error"]["arguments"]!["x-delivery-limit"]);
    }

    [Fact]
    public async Task Should_name_its_connection_after_itself()
    {
        await using var world = await BrokerWorld.StartAsync(Consumers, "RabbitMq:ConnectionName=workers-triage");

        var connection = Assert.Single(await Waiting.EventuallyAsync(world.Broker.ConnectionsAsync, x => x.Count > 0, "a connection"))!;

        Assert.Equal("workers-triage", (string)connection["client_properties"]!["connection_name"]!);
    }

    [Fact]
    public async Task Should_take_what_waited_in_the_queues_of_the_process_before_it()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>());
        await world.StopProcessAsync();
        await world.StartProcessAsync(bus => bus.AddConsumer<NoteFaultConsumer>());
        await world.Bus.Publish(new Parcel { Number = 7 }, TestContext.Current.CancellationToken);
        Assert.Equal(1u, await Waiting.EventuallyAsync(() => world.CountAsync("take-parcel"), x => x > 0, "a waiting parcel"));

        await world.StartProcessAsync(bus => bus.AddConsumer<TakeParcelConsumer>());

        await Waiting.EventuallyAsync(() => Task.FromResult(world.Seen.Numbers.Count), x => x == 1, "the parcel");
    }

    sealed class TriageLeadConsumer : IConsumer<TriageLead>, IConsumer<Fault<TriageLead>>
    {
        public Task Consume(ConsumeContext<TriageLead> context) => Task.CompletedTask;

        public Task Consume(ConsumeContext<Fault<TriageLead>> context) => Task.CompletedTask;
    }

    sealed class NoteTriageConsumer : IConsumer<LeadTriaged>
    {
        public Task Consume(ConsumeContext<LeadTriaged> context) => Task.CompletedTask;
    }
}
