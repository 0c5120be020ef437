using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence;
using MarketingBus.Tests.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Messaging;

public sealed class When_an_event_is_published
{
    [Fact]
    public async Task Should_reach_every_subscriber_once_and_leave_the_outbox()
    {
        await using var world = await ProbeWorld.StartAsync();
        await world.PublishAllAsync(Enumerable.Range(0, 300).Select(_ => new ProbeSent { Key = Guid.NewGuid() }));

        await world.NotesAsync("echo", 300);
        await world.QuietAsync();

        Assert.Equal(300, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == "probe")));
        Assert.Equal(300, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == "second")));
        Assert.Equal(300, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == "echo")));
    }

    [Fact]
    public async Task Should_not_act_twice_when_the_same_message_comes_again()
    {
        await using var world = await ProbeWorld.StartAsync();
        var messageId = Guid.NewGuid();
        var probe = new ProbeSent { Key = Guid.NewGuid() };

        await world.PublishAsync(probe, messageId);
        await world.NotesAsync("echo", 1);
        await world.QuietAsync();
        await world.PublishAsync(probe, messageId);
        await world.QuietAsync();

        Assert.Equal(3, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync()));
        Assert.Equal(0, await world.ReadAsync(x => x.Set<FaultedMessage>().CountAsync()));
    }

    [Fact]
    public async Task Should_hold_no_more_than_a_window_in_memory_and_still_deliver_all()
    {
        await using var world = await ProbeWorld.StartAsync(settings: "Outbox:DeliveryWindow=5");
        await world.PublishAllAsync(Enumerable.Range(0, 200).Select(_ => new ProbeSent { Key = Guid.NewGuid() }));

        await world.NotesAsync("echo", 200);
        await world.QuietAsync();
    }

    [Fact]
    public async Task Should_be_delivered_after_a_restart_when_it_was_not_before()
    {
        var folder = Directory.CreateTempSubdirectory("marketingbus-").FullName;
        List<OutboxMessage> rows = [];
        await using (var world = await ProbeWorld.StartAsync(folder: folder))
        {
            await world.InScopeAsync(async services =>
            {
                await services.GetRequiredService<IPublishEndpoint>().Publish(new ProbeSent { Key = Guid.NewGuid() });
                rows.AddRange(services.GetRequiredService<UnitOfWork>().Unsent);
            });
        }

        // What a crash leaves: rows that were committed and never handed over.
        await using (var database = Database.At(folder))
        {
            database.AddRange(rows);
            await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var again = await ProbeWorld.StartAsync(folder: folder);
        await again.NotesAsync("echo", 1);
        await again.QuietAsync();
        Assert.Equal(1, await again.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == "echo")));
    }
}
