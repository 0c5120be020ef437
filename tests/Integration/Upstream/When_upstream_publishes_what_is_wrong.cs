using System.Text;
using MarketingBus.Platform.Messaging;
using RabbitMQ.Client;
using Xunit;

namespace MarketingBus.Tests.Integration.Upstream;

public sealed class When_upstream_publishes_what_is_wrong : IAsyncLifetime
{
    readonly UpstreamWorld world = new();

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Should_keep_it_as_it_came_with_the_reason_and_say_so()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. """{"lead_data":{}} """u8];
        await world.Broker.PublishAsync(body, "crm.lead.received", new BasicProperties
        {
            ContentType = "application/json",
            MessageId = "m-7",
            AppId = "crm",
            Headers = new Dictionary<string, object?> { ["own"] = "kept", ["table"] = new Dictionary<string, object?> { ["a"] = 1 } },
        });

        var kept = await world.Broker.TakeAsync(UpstreamWorld.ErrorQueue);
        Assert.Equal(body, kept.Body.ToArray());
        Assert.Equal("m-7", kept.BasicProperties.MessageId);
        Assert.Equal("kept", Header(kept, "own"));
        Assert.Equal(1, ((IDictionary<string, object?>)kept.BasicProperties.Headers!["table"]!)["a"]);
        Assert.Equal("Fields of the event are invalid.", Header(kept, "marketingbus-reason"));
        Assert.Equal("""{"lead_data.lead_id":["Is required."]}""", Header(kept, "marketingbus-errors"));
        Assert.Equal("crm.lead.received", Header(kept, "marketingbus-routing-key"));

        var told = await world.ToldAsync();
        Assert.Equal("LeadReceived", told.EventType);
        Assert.Equal("crm", told.SourceSystem);
        Assert.Equal("m-7", told.OriginalId);
        Assert.Equal(UpstreamWorld.ErrorQueue, told.KeptIn);
        Assert.Equal(["Is required."], told.Errors["lead_data.lead_id"]);
        Assert.Equal(0, await world.CountAcceptedAsync());
    }

    [Fact]
    public async Task Should_refuse_an_event_id_that_says_something_else()
    {
        await world.Broker.PublishAsync("""{"event_id":"e","lead_id":"a","region":"EU"}""", "lead.received");
        await world.Broker.PublishAsync("""{"event_id":"e","lead_id":"a","region":"US"}""", "lead.received");

        Assert.StartsWith("The event id was used before", Header(await world.Broker.TakeAsync(UpstreamWorld.ErrorQueue), "marketingbus-reason"), StringComparison.Ordinal);
        Assert.NotNull((await world.ToldAsync()).EventId);
        Assert.Equal(1, await world.CountAcceptedAsync());
    }

    [Fact]
    public async Task Should_accept_the_right_ones_of_an_array_and_keep_it_whole_for_the_wrong_one()
    {
        await world.Broker.PublishAsync("""[{"lead_id":"a"},{"lead_id":[5]},{"lead_id":"b"}]""", "lead.received");

        var kept = await world.Broker.TakeAsync(UpstreamWorld.ErrorQueue);
        Assert.Equal("1 of 3 events were not accepted; the others were.", Header(kept, "marketingbus-reason"));
        Assert.Contains("[1].lead_id", Header(kept, "marketingbus-errors"), StringComparison.Ordinal);
        Assert.Equal(2, await world.CountAcceptedAsync());
    }

    [Theory]
    [InlineData("deal.won")]
    [InlineData("")]
    public async Task Should_not_let_a_key_vanish_that_nobody_knows(string key)
    {
        await world.Broker.PublishAsync("""{"lead_id":"a"}""", key);

        Assert.Contains("is unknown", Header(await world.Broker.TakeAsync(UpstreamWorld.ErrorQueue), "marketingbus-errors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_not_let_properties_act_again_when_it_is_kept()
    {
        await world.Broker.PublishAsync("{", "lead.received", new BasicProperties
        {
            ContentType = "application/json",
            Expiration = "60000",
            UserId = world.Broker.Address.UserInfo.Split(':')[0],
            ReplyTo = "somewhere",
            Headers = new Dictionary<string, object?> { ["CC"] = new List<object> { "copies" } },
        });

        var kept = await world.Broker.TakeAsync(UpstreamWorld.ErrorQueue);
        Assert.False(kept.BasicProperties.IsUserIdPresent() || kept.BasicProperties.IsReplyToPresent());
        // Our own: a rejected event is kept for a month, not for ever.
        Assert.Equal("2592000000", kept.BasicProperties.Expiration);
        Assert.False(kept.BasicProperties.Headers!.ContainsKey("CC"));
        Assert.Equal("60000", Header(kept, "marketingbus-original-expiration"));
        Assert.True(kept.BasicProperties.Headers.ContainsKey("marketingbus-original-CC"));
        Assert.True(kept.BasicProperties.Persistent);
    }

    [Fact]
    public async Task Should_let_the_broker_keep_it_when_its_headers_leave_no_room_for_the_reason()
    {
        var large = new string('x', 110_000);
        await world.Broker.PublishAsync("{", "lead.received", new BasicProperties { Headers = new Dictionary<string, object?> { ["large"] = large } });

        Assert.Equal(large, Header(await world.Broker.TakeAsync(UpstreamWorld.ErrorQueue), "large"));
        Assert.StartsWith("The body is not valid JSON", (await world.ToldAsync()).Reason, StringComparison.Ordinal);
        await world.PassAsync();
    }

    static string Header(BasicGetResult message, string name) => Encoding.UTF8.GetString((byte[])message.BasicProperties.Headers![name]!);
}
