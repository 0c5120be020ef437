using MarketingBus.Data.Engagement;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Messaging;

public sealed class When_a_crash_left_messages_on_in_memory_and_sqlite() : When_a_crash_left_messages(new InMemoryAndSqlite());

public sealed class When_a_crash_left_messages_on_rabbitmq_and_postgresql() : When_a_crash_left_messages(new RabbitMqAndPostgreSql());

public sealed class When_a_crash_left_messages_on_rabbitmq_and_sqlite() : When_a_crash_left_messages(new RabbitMqAndSqlite());

/// <summary>Rows that were committed, of which nobody was told.</summary>
public abstract class When_a_crash_left_messages(IStores stores) : ProbeTest(stores)
{
    [Fact]
    public async Task Should_be_delivered_by_the_next_process()
    {
        await LeaveAsync(1);

        await using var world = await StartAsync(settings: OftenSwept);

        await world.NotesAsync("echo", 1);
        await world.QuietAsync();
        Assert.Equal(1, await CountAsync(world, "echo"));
    }

    static Task<int> CountAsync(EmbeddedWorld world, string kind) => world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == kind));
}
