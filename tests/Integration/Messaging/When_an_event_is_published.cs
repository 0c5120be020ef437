using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Messaging;

public sealed class When_an_event_is_published_on_in_memory_and_sqlite() : When_an_event_is_published(new InMemoryAndSqlite());

public sealed class When_an_event_is_published_on_rabbitmq_and_postgresql() : When_an_event_is_published(new RabbitMqAndPostgreSql());

public sealed class When_an_event_is_published_on_rabbitmq_and_sqlite() : When_an_event_is_published(new RabbitMqAndSqlite());

public abstract class When_an_event_is_published(IStores stores) : ProbeTest(stores)
{
    [Fact]
    public async Task Should_reach_every_subscriber_once_and_leave_the_outbox()
    {
        await using var world = await StartAsync();
        await world.PublishAllAsync(Enumerable.Range(0, 300).Select(_ => new ProbeSent { Key = Guid.NewGuid() }));

        await world.NotesAsync("echo", 300);
        await world.NotesAsync("second", 300);
        await world.QuietAsync();

        Assert.Equal(300, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == "probe")));
        Assert.Equal(300, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == "second")));
        Assert.Equal(300, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == "echo")));
    }

    [Fact]
    public async Task Should_not_act_twice_when_the_same_message_comes_again()
    {
        await using var world = await StartAsync();
        var messageId = Guid.NewGuid();
        var probe = new ProbeSent { Key = Guid.NewGuid() };

        await world.PublishAsync(probe, messageId);
        await world.NotesAsync("echo", 1);
        await world.QuietAsync();
        await world.PublishAsync(probe, messageId);
        await world.PublishAsync(new ProbeSent { Key = Guid.NewGuid() });
        await world.NotesAsync("echo", 2);
        await world.NotesAsync("second", 2);
        await world.QuietAsync();

        Assert.Equal(6, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync()));
        Assert.Equal(0, await world.ReadAsync(x => x.Set<FaultedMessage>().CountAsync()));
    }

    [Fact]
    public async Task Should_hold_no_more_than_a_window_in_memory_and_still_deliver_all()
    {
        await using var world = await StartAsync(settings: ["Outbox:DeliveryWindow=5", "Outbox:DeliveryBuffer=10"]);
        await world.PublishAllAsync(Enumerable.Range(0, 200).Select(_ => new ProbeSent { Key = Guid.NewGuid() }));

        await world.NotesAsync("echo", 200);
        await world.QuietAsync();
    }
}
