using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Messaging.Delivery.Broker;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Messaging;

public sealed class When_the_outbox_is_swept_on_rabbitmq_and_postgresql() : When_the_outbox_is_swept(new RabbitMqAndPostgreSql());

public sealed class When_the_outbox_is_swept_on_rabbitmq_and_sqlite() : When_the_outbox_is_swept(new RabbitMqAndSqlite());

/// <summary>With a broker, any process sends what another has left.</summary>
public abstract class When_the_outbox_is_swept(IStores stores) : ProbeTest(stores)
{
    [Fact]
    public async Task Should_be_delivered_once_by_processes_that_sweep_beside_each_other()
    {
        await LeaveAsync(500);

        await using var first = await StartAsync(settings: OftenSwept);
        await using var second = await StartAsync(settings: OftenSwept);

        await first.NotesAsync("echo", 500);
        await first.NotesAsync("second", 500);
        await first.QuietAsync();
        Assert.Equal((500, 500), (await CountAsync(first, "echo"), await CountAsync(first, "second")));
    }

    [Fact]
    public async Task Should_not_be_kept_by_one_that_cannot_be_sent()
    {
        await LeaveAsync(20, unsendable: 7);

        await using var world = await StartAsync(settings: OftenSwept);

        await world.NotesAsync("echo", 19);
        await world.EventuallyAsync(x => x.Set<OutboxMessage>().Select(m => m.Destination).ToListAsync(), x => x is ["nowhere"], "only the one is left");
    }

    [Fact]
    public async Task Should_hold_up_nobody_while_the_broker_is_silent()
    {
        await LeaveAsync(20);
        var broker = new SilentBroker();
        await using var world = await EmbeddedWorld.StartAsync(
            [new DataModule()], [.. Stores.Settings, .. OftenSwept], configure: x => x.Services.AddSingleton<IBroker>(broker));
        await Waiting.EventuallyAsync(() => Task.FromResult(broker.Given.Count), x => x > 0, "the sweeper sends");

        await using var database = Stores.Open();
        database.Database.SetCommandTimeout(TimeSpan.FromSeconds(5));
        await database.Set<OutboxMessage>().ExecuteDeleteAsync(Cancellation);

        Assert.Equal(0, await database.Set<OutboxMessage>().CountAsync(Cancellation));
    }

    static Task<int> CountAsync(EmbeddedWorld world, string kind) => world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == kind));
}
