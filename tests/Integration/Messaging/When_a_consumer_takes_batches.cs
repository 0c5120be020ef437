using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace MarketingBus.Tests.Integration.Messaging;

public sealed class When_a_consumer_takes_batches_on_in_memory_and_sqlite() : When_a_consumer_takes_batches(new InMemoryAndSqlite());

public sealed class When_a_consumer_takes_batches_on_rabbitmq_and_postgresql() : When_a_consumer_takes_batches(new RabbitMqAndPostgreSql());

public abstract class When_a_consumer_takes_batches(IStores stores) : ProbeTest(stores)
{
    [Fact]
    public async Task Should_consume_every_message_once_in_fewer_commits()
    {
        var log = new ProbeLog();
        await using var world = await StartAsync(log);
        await world.PublishAllAsync(Enumerable.Range(0, 200).Select(_ => new ProbeBatched { Key = Guid.NewGuid() }));

        await world.NotesAsync("batch", 200);
        await world.QuietAsync();

        Assert.Equal(200, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync()));
        Assert.True(log.BatchSizes.Max() > 10, $"Batches were of {string.Join(", ", log.BatchSizes)}");
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(40, 0)]
    [InlineData(40, 20)]
    [InlineData(40, 39)]
    public async Task Should_give_up_only_the_message_that_fails(int messages, int place)
    {
        await using var world = await StartAsync(settings: ["Outbox:RetryLimit=1"]);
        var poison = Guid.NewGuid();
        await world.PublishAllAsync(Enumerable.Range(0, messages)
            .Select(i => new ProbeBatched { Key = i == place ? poison : Guid.NewGuid(), Poisoned = i == place }));

        await world.NotesAsync("batch", messages - 1);
        await world.QuietAsync();

        var faulted = Assert.Single(await FaultedAsync(world));
        Assert.Contains(poison.ToString(), faulted.Body, StringComparison.Ordinal);
        Assert.Equal(messages - 1, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.JourneyId != poison)));
        Assert.Equal(messages - 1, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync()));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(40, 20)]
    [InlineData(40, 39)]
    public async Task Should_give_up_only_the_message_whose_rows_the_database_refuses(int messages, int place)
    {
        await using var world = await StartAsync(settings: ["Outbox:RetryLimit=1"]);
        var taken = Guid.NewGuid();
        await world.PublishAsync(new ProbeBatched { Key = Guid.NewGuid(), Row = taken });
        await world.NotesAsync("row", 1);

        await world.PublishAllAsync(Enumerable.Range(0, messages).Select(i => new ProbeBatched { Key = Guid.NewGuid(), Row = i == place ? taken : Guid.NewGuid() }));

        await world.NotesAsync("batch", messages);
        await world.QuietAsync();
        Assert.Single(await FaultedAsync(world));
        Assert.Equal(messages, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == "row")));
    }

    [Fact]
    public async Task Should_leave_out_the_messages_that_were_dealt_with_before()
    {
        await using var world = await StartAsync();
        var dealtWith = Guid.NewGuid();
        await world.PublishAsync(new ProbeBatched { Key = Guid.NewGuid() }, dealtWith);
        await world.NotesAsync("batch", 1);

        await world.InScopeAsync(async services =>
        {
            var publish = services.GetRequiredService<IPublishEndpoint>();
            await publish.Publish(new ProbeBatched { Key = Guid.NewGuid() }, x => x.MessageId = dealtWith);
            await publish.Publish(new ProbeBatched { Key = Guid.NewGuid() });
            await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync();
        });

        await world.NotesAsync("batch", 2);
        await world.QuietAsync();
        Assert.Equal(2, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync()));
    }

    [Fact]
    public async Task Should_consume_one_message_once_that_comes_twice_at_once_and_leave_nothing_in_the_outbox()
    {
        await using var world = await StartAsync(settings: ["Outbox:RedeliveryDelay=00:00:00.100"]);

        await world.PublishAllAsync([new ProbeBatched { Key = Guid.NewGuid() }, new ProbeBatched { Key = Guid.NewGuid() }], Guid.NewGuid());

        await world.NotesAsync("batch", 1);
        await world.QuietAsync();
        Assert.Equal(1, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync()));
        Assert.Equal(0, await world.ReadAsync(x => x.Set<FaultedMessage>().CountAsync()));
    }

    [Fact]
    public async Task Should_look_a_second_time_together_when_a_row_was_changed_meanwhile()
    {
        var log = new ProbeLog();
        await using var world = await StartAsync(log);

        await world.PublishAllAsync(Enumerable.Range(0, 10).Select(i => new ProbeBatched { Key = Guid.NewGuid(), Conflicting = i == 5 }));

        await world.NotesAsync("batch", 10);
        await world.QuietAsync();

        // However many came in time for the batch that was redone: it was redone once, and together.
        var again = log.BatchSizes.Sum() - 10;
        Assert.True(again > 1 && log.BatchSizes.Count(x => x == again) >= 2, string.Join(", ", log.BatchSizes));
        Assert.Equal(10, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync()));
    }

    static Task<List<FaultedMessage>> FaultedAsync(EmbeddedWorld world) =>
        world.EventuallyAsync(x => x.Set<FaultedMessage>().ToListAsync(), x => x.Count > 0, "a faulted message");
}
