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

public sealed class When_a_consumer_takes_batches
{
    [Fact]
    public async Task Should_consume_every_message_once_in_fewer_commits()
    {
        var log = new ProbeLog();
        await using var world = await ProbeWorld.StartAsync(log);
        await world.PublishAllAsync(Enumerable.Range(0, 200).Select(_ => new ProbeBatched { Key = Guid.NewGuid() }));

        await world.NotesAsync("batch", 200);
        await world.QuietAsync();

        Assert.Equal(200, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync()));
        Assert.True(log.BatchSizes.Max() > 10, $"Batches were of {string.Join(", ", log.BatchSizes)}");
    }

    [Fact]
    public async Task Should_give_up_only_the_message_that_fails()
    {
        await using var world = await ProbeWorld.StartAsync(settings: "Outbox:RetryLimit=1");
        var poison = Guid.NewGuid();
        await world.PublishAllAsync(Enumerable.Range(0, 40)
            .Select(i => new ProbeBatched { Key = i == 20 ? poison : Guid.NewGuid(), Poisoned = i == 20 }));

        await world.NotesAsync("batch", 39);
        await world.QuietAsync();

        var faulted = Assert.Single(await world.ReadAsync(x => x.Set<FaultedMessage>().ToListAsync()));
        Assert.Contains(poison.ToString(), faulted.Body, StringComparison.Ordinal);
        Assert.Equal(39, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.JourneyId != poison)));
        Assert.Equal(39, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync()));
    }

    [Fact]
    public async Task Should_leave_out_the_messages_that_were_dealt_with_before()
    {
        await using var world = await ProbeWorld.StartAsync();
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
        await using var world = await ProbeWorld.StartAsync(settings: "Outbox:RedeliveryDelay=00:00:00.100");

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
        await using var world = await ProbeWorld.StartAsync(log);

        await world.PublishAllAsync(Enumerable.Range(0, 10).Select(i => new ProbeBatched { Key = Guid.NewGuid(), Conflicting = i == 5 }));

        await world.NotesAsync("batch", 10);
        await world.QuietAsync();
        Assert.Equal([10, 10], log.BatchSizes);
        Assert.Equal(10, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync()));
    }

    [Fact]
    public async Task Should_keep_for_the_next_start_what_it_could_not_finish_before_the_process_stopped()
    {
        var folder = Directory.CreateTempSubdirectory("marketingbus-").FullName;
        var log = new ProbeLog();
        await using (var world = await EmbeddedWorld.StartAsync([new DataModule(), new ProbeModule(log)], folder: folder,
            configure: builder => builder.Services.Configure<HostOptions>(x => x.ShutdownTimeout = TimeSpan.FromMilliseconds(500))))
        {
            await world.PublishAllAsync(Enumerable.Range(0, 5).Select(_ => new ProbeBatched { Key = Guid.NewGuid(), Endless = true }));
            await world.EventuallyAsync(_ => Task.FromResult(log.BatchSizes.Count), x => x > 0, "the batch is being worked on");
        }

        await using var database = Database.At(folder);
        Assert.Equal(5, await database.Set<OutboxMessage>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await database.Set<FaultedMessage>().CountAsync(TestContext.Current.CancellationToken));
    }
}
