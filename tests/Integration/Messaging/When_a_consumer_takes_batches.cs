using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
}
