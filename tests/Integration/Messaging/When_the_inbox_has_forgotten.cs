using MarketingBus.Data.Engagement;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence;
using MarketingBus.Tests.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Messaging;

public sealed class When_the_inbox_has_forgotten_on_rabbitmq_and_postgresql() : When_the_inbox_has_forgotten(new RabbitMqAndPostgreSql());

public sealed class When_the_inbox_has_forgotten_on_rabbitmq_and_sqlite() : When_the_inbox_has_forgotten(new RabbitMqAndSqlite());

/// <summary>A copy of a message comes when nobody remembers any more whether it was dealt with.</summary>
public abstract class When_the_inbox_has_forgotten(IStores stores) : ProbeTest(stores)
{
    static readonly string[] SoonForgotten = [.. OftenSwept, "Outbox:DuplicateDetectionWindow=00:00:01", "Outbox:InboxCleanupInterval=00:00:00.100"];

    [Fact]
    public async Task Should_not_be_done_twice_but_kept_for_a_person()
    {
        await using var world = await StartAsync(settings: SoonForgotten);
        var copy = await PublishAsync(world);
        await world.NotesAsync("probe", 1);
        await world.NotesAsync("second", 1);
        await ForgottenAsync(world);

        await SendAgainAsync(copy);

        await world.EventuallyAsync(x => x.Set<FaultedMessage>().CountAsync(f => f.MessageId == copy.MessageId), x => x >= 2, "both consumers' copies are kept with the reason");
        Assert.Equal((1, 1), (await CountAsync(world, "probe"), await CountAsync(world, "second")));
        Assert.Contains("may have been done", await world.ReadAsync(x => x.Set<FaultedMessage>().Select(f => f.Reason).FirstAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_be_done_when_a_person_sends_it_back()
    {
        await using var world = await StartAsync(settings: SoonForgotten);
        var copy = await PublishAsync(world);
        await world.NotesAsync("probe", 1);
        await ForgottenAsync(world);
        await SendAgainAsync(copy);
        var kept = await world.EventuallyAsync(
            x => x.Set<FaultedMessage>().Where(f => f.MessageId == copy.MessageId && f.Endpoint == "echo-probe").Select(f => f.Id).ToListAsync(), x => x.Count == 1, "the copy is kept");

        await world.InScopeAsync(async services => Assert.True(
            await services.GetRequiredService<FaultedMessages<Data.MarketingDbContext>>().RetryAsync(kept[0], Cancellation)));

        await world.NotesAsync("probe", 2);
    }

    [Fact]
    public async Task Should_do_what_has_only_waited_for_longer_than_that()
    {
        var copy = await LeaveOneAsync();
        await using var world = await StartAsync(settings: SoonForgotten);
        await world.PublishAsync(new ProbeSent { Key = Guid.NewGuid() });

        await SendAgainAsync(copy);

        await world.NotesAsync("probe", 2);
        await world.NotesAsync("second", 2);
        Assert.Equal(0, await world.ReadAsync(x => x.Set<FaultedMessage>().CountAsync()));
    }

    /// <summary>The row as it was committed, to be sent once more.</summary>
    static async Task<OutboxMessage> PublishAsync(EmbeddedWorld world)
    {
        OutboxMessage? row = null;
        await world.InScopeAsync(async services =>
        {
            await services.GetRequiredService<IPublishEndpoint>().Publish(new ProbeSent { Key = Guid.NewGuid() });
            row = Assert.Single(services.GetRequiredService<UnitOfWork>().Unsent);
            await services.GetRequiredService<Data.MarketingDbContext>().SaveChangesAsync(Cancellation);
        });
        return row!;
    }

    /// <summary>Written by a process that ended before it committed: nobody has seen it yet.</summary>
    async Task<OutboxMessage> LeaveOneAsync()
    {
        await using var world = await StartAsync();
        OutboxMessage? row = null;
        await world.InScopeAsync(async services =>
        {
            await services.GetRequiredService<IPublishEndpoint>().Publish(new ProbeSent { Key = Guid.NewGuid() });
            row = Assert.Single(services.GetRequiredService<UnitOfWork>().Unsent);
        });
        return row!;
    }

    static Task<int> ForgottenAsync(EmbeddedWorld world) => world.EventuallyAsync(x => x.Set<InboxState>().CountAsync(), x => x == 0, "nothing is remembered");

    async Task SendAgainAsync(OutboxMessage message)
    {
        await using var database = Stores.Open();
        database.Add(new OutboxMessage
        {
            MessageId = message.MessageId,
            Destination = message.Destination,
            MessageType = message.MessageType,
            ContentType = message.ContentType,
            Body = message.Body,
            Headers = message.Headers,
            SentTime = DateTimeOffset.UnixEpoch,
        });
        await database.SaveChangesAsync(Cancellation);
    }

    static Task<int> CountAsync(EmbeddedWorld world, string kind) => world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == kind));
}
