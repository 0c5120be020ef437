using MarketingBus.Api.Ingress.Erasing;
using MarketingBus.Data.Identity.Stores;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Privacy;

public sealed class When_a_backup_brings_somebody_back_on_sqlite() : When_a_backup_brings_somebody_back(new InMemoryAndSqlite());

public sealed class When_a_backup_brings_somebody_back_on_postgresql() : When_a_backup_brings_somebody_back(new RabbitMqAndPostgreSql());

/// <summary>In part, past everything that guards a commit.</summary>
public abstract class When_a_backup_brings_somebody_back(IStores stores) : IAsyncLifetime
{
    const string Gone = "ann@person.example", Stays = "bob@person.example";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => new(stores.StartAsync());

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return stores.DisposeAsync();
    }

    [Fact]
    public async Task Should_be_removed_by_the_next_sweep_and_nobody_else()
    {
        await using var world = await EmbeddedWorld.StartAsync(settings: [.. stores.Settings, "Erasure:SettleTime=00:00:00", "Erasure:Interval=00:00:00.200"]);
        await LeadAsync(world, "L-1", Gone);
        await LeadAsync(world, "L-2", Stays);
        var journey = MarketingIds.Journey(MarketingIds.DefaultSourceSystem, "L-1");
        var tables = await world.ReadAsync(x => Task.FromResult(new[] { x.TableOf<Lead>(), x.TableOf<AgentActionRecord>(), x.TableOf<HandoffRecord>() }));
        await EachAsync((table, backup) => $"CREATE TABLE {backup} AS SELECT * FROM {table}");
        await world.EraseAsync("L-1");
        var sweeper = world.Services.GetRequiredService<ErasureSweeper>();
        Assert.Equal(0, await sweeper.SweepAsync(Cancellation));

        await EachAsync((table, backup) => $"DELETE FROM {table}");
        await EachAsync((table, backup) => $"INSERT INTO {table} SELECT * FROM {backup}");
        await EachAsync((table, backup) => $"DROP TABLE {backup}");
        Assert.Equal(2, await world.ReadAsync(x => x.Set<Lead>().CountAsync(Cancellation)));
        Assert.NotEmpty(await world.TracesOfAsync(Gone));

        Assert.Equal(1, await sweeper.SweepAsync(Cancellation));
        Assert.Empty(await world.TracesOfAsync(Gone));
        Assert.Empty(await world.TracesOfAsync($"{journey}"));
        Assert.Equal(Stays, (await world.ReadAsync(x => x.Set<Lead>().AsNoTracking().SingleAsync(Cancellation))).EmailAddress);

        async Task EachAsync(Func<string, string, string> sql)
        {
            foreach (var (number, table) in tables.Index())
                await world.ReadAsync(x => x.Database.ExecuteSqlRawAsync(sql(table, $"backup_{number}"), Cancellation));
        }
    }

    static async Task LeadAsync(EmbeddedWorld world, string leadId, string address)
    {
        Assert.Equal(202, (await world.Http.SendJsonAsync("/api/events/leads", $$"""{"lead_id": "{{leadId}}", "persona": "Founder", "email": "{{address}}", "gdpr_consent": true}""")).Status);
        await world.CompletedAsync(leadId);
    }
}
