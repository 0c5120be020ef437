using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Messaging;

public sealed class When_a_consumer_fails_on_in_memory_and_sqlite() : When_a_consumer_fails(new InMemoryAndSqlite());

public sealed class When_a_consumer_fails_on_rabbitmq_and_postgresql() : When_a_consumer_fails(new RabbitMqAndPostgreSql());

public abstract class When_a_consumer_fails(IStores stores) : ProbeTest(stores)
{
    [Fact]
    public async Task Should_try_again_and_keep_only_what_the_last_try_did()
    {
        await using var world = await StartAsync();
        await world.PublishAsync(new ProbeSent { Key = Guid.NewGuid(), Failures = 2 });

        await world.NotesAsync("echo", 1);
        await world.QuietAsync();

        Assert.Equal(1, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == "probe")));
        Assert.Equal(1, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == "echo")));
    }

    [Fact]
    public async Task Should_keep_the_message_with_its_reason_when_every_try_fails()
    {
        await using var world = await StartAsync(settings: ["Outbox:RetryLimit=1"]);
        var messageId = Guid.NewGuid();
        await world.PublishAsync(new ProbeSent { Key = Guid.NewGuid(), Failures = 100 }, messageId);

        var faulted = await world.EventuallyAsync(x => x.Set<FaultedMessage>().FirstOrDefaultAsync(), x => x is not null, "a faulted message");
        await world.QuietAsync();

        Assert.Equal(messageId, faulted!.MessageId);
        Assert.Equal("echo-probe", faulted.Endpoint);
        Assert.Equal("The probe was told to fail.", faulted.Reason);
        Assert.Contains("failures", faulted.Body, StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == "probe" || e.LeadId == "echo")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Should_be_told_of_whether_it_throws_or_the_database_refuses_what_it_wrote(bool throws)
    {
        var faults = new HeardModule<Fault<ProbeSent>>();
        await using var world = await StartAsync(null, ["Outbox:RetryLimit=1"], faults);
        var taken = Guid.NewGuid();
        await world.PublishAsync(new ProbeSent { Key = Guid.NewGuid(), Row = taken });
        await world.NotesAsync("echo", 1);

        var refused = new ProbeSent { Key = Guid.NewGuid(), Row = throws ? null : taken, Failures = throws ? 100 : 0 };
        await world.PublishAsync(refused);

        Assert.Equal(refused, Assert.Single(await faults.HearAsync(world, 1)).Message);
        await world.EventuallyAsync(x => x.Set<FaultedMessage>().CountAsync(), x => x == 1, "a faulted message");
    }

    [Fact]
    public async Task Should_be_given_the_message_again_when_not_even_the_failure_could_be_kept_and_the_others_meanwhile()
    {
        await using var world = await StartAsync(settings: ["Outbox:RetryLimit=1", "Outbox:RedeliveryDelay=00:00:01", "Outbox:DeliveryWindow=2"]);
        var table = Stores.HasBroker ? "messaging.faulted_messages" : "messaging_faulted_messages";
        await ExecuteAsync(world, $"ALTER TABLE {table} RENAME TO elsewhere");
        try
        {
            await world.PublishAsync(new ProbeSent { Key = Guid.NewGuid(), Failures = 4 });
            await world.PublishAllAsync(Enumerable.Range(0, 20).Select(_ => new ProbeSent { Key = Guid.NewGuid() }));

            await world.NotesAsync("echo", 21);
            await world.QuietAsync();
        }
        finally
        {
            // The stores are others' as well.
            await ExecuteAsync(world, Stores.HasBroker ? "ALTER TABLE messaging.elsewhere RENAME TO faulted_messages" : $"ALTER TABLE elsewhere RENAME TO {table}");
        }

        Assert.Equal(21, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync(e => e.LeadId == "echo")));
    }

    static Task ExecuteAsync(EmbeddedWorld world, string sql) =>
        world.InScopeAsync(services => services.GetRequiredService<MarketingDbContext>().Database.ExecuteSqlRawAsync(sql));
}
