using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Orchestration;
using MarketingBus.Tests.Integration.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Persistence;

public sealed class When_rows_are_read_by_key_on_sqlite() : When_rows_are_read_by_key(new InMemoryAndSqlite());

public sealed class When_rows_are_read_by_key_on_postgresql() : When_rows_are_read_by_key(new RabbitMqAndPostgreSql());

/// <summary>What a worker needs to know of its batch.</summary>
public abstract class When_rows_are_read_by_key(IStores stores) : DatabaseTest(stores)
{
    [Fact]
    public Task Should_find_those_that_are_there_by_primary_key() => WithAsync(async database =>
    {
        var (known, other) = (Accepted("left"), Accepted("complained"));
        await KeepAsync(known, other);

        var found = await database.FindAllAsync([known.EventId, Guid.NewGuid(), known.EventId], (AcceptedEvent x) => x.EventId, Cancellation);

        Assert.Equal("left", Assert.Single(found, x => x.Key == known.EventId).Value.ContentHash);
    });

    [Fact]
    public Task Should_find_by_unique_index_when_the_key_is_a_tuple() => WithAsync(async database =>
    {
        await KeepAsync(Campaign("crm", "C-1", "Spring"), Campaign("ads", "C-1", "Summer"), Campaign("crm", "C-2", "Autumn"));

        var found = await database.FindAllAsync([("C-1", "ads"), ("C-2", "crm"), ("C-2", "ads")], (Campaign x) => (x.CampaignId, x.SourceSystem), Cancellation);

        Assert.Equal(["Autumn", "Summer"], found.Values.Select(x => x.Name).Order());
    });

    [Fact]
    public Task Should_track_what_is_found_once() => WithAsync(async database =>
    {
        var kept = Accepted("left");
        await KeepAsync(kept);
        var first = await database.FindAllAsync([kept.EventId], (AcceptedEvent x) => x.EventId, Cancellation);
        var added = database.Add(Accepted("new")).Entity;
        first[kept.EventId].ContentHash = "changed";

        var second = await database.FindAllAsync([kept.EventId, added.EventId], (AcceptedEvent x) => x.EventId, Cancellation);
        await database.SaveChangesAsync(Cancellation);

        Assert.Same(first[kept.EventId], second[kept.EventId]);
        Assert.Same(added, second[added.EventId]);
        Assert.Equal(["changed", "new"], await World.ReadAsync(x => x.Set<AcceptedEvent>().Select(s => s.ContentHash).Order().ToListAsync(Cancellation)));
    });

    [Fact]
    public Task Should_read_what_is_committed_without_tracking_it() => WithAsync(async database =>
    {
        var kept = Accepted("left");
        await KeepAsync(kept);
        var tracked = await database.FindAllAsync([kept.EventId], (AcceptedEvent x) => x.EventId, Cancellation);
        tracked[kept.EventId].ContentHash = "changed";

        var read = await database.ReadAllAsync([kept.EventId], (AcceptedEvent x) => x.EventId, Cancellation);

        Assert.Equal("left", read[kept.EventId].ContentHash);
        Assert.Equal(EntityState.Detached, database.Entry(read[kept.EventId]).State);
    });

    [Fact]
    public Task Should_say_that_no_one_index_has_so_many_columns() => WithAsync(async database =>
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            database.ReadAllAsync([("L-1", "crm")], (LeadJourneyState x) => (x.LeadId, x.SourceSystem), Cancellation));

        Assert.Equal("LeadJourneyState has no primary key, and not one unique index, with 2 columns.", failure.Message);
    });

    [Fact]
    public async Task Should_keep_an_added_row_with_the_rest_or_not_at_all()
    {
        var taken = Accepted("left");
        await KeepAsync(taken);

        await WithAsync(async database =>
        {
            database.AddRow(Accepted("lost"));
            database.Add(Accepted(taken.EventId, "twice"));
            await Assert.ThrowsAsync<DbUpdateException>(() => database.SaveChangesAsync(Cancellation));
        });
        await WithAsync(async database =>
        {
            database.AddRow(Accepted("kept"));
            database.Add(Accepted("kept too"));
            await database.SaveChangesAsync(Cancellation);
        });

        Assert.Equal(["kept", "kept too", "left"], await World.ReadAsync(x => x.Set<AcceptedEvent>().Select(s => s.ContentHash).Order().ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Should_write_what_was_changed_in_a_row_and_what_was_added_as_they_are_when_saved()
    {
        var kept = Accepted("left");
        await KeepAsync(kept);

        await WithAsync(async database =>
        {
            var row = (await database.FindRowAsync<AcceptedEvent>(kept.EventId, Cancellation))!;
            var added = Accepted("new");
            database.AddRow(added);
            (row.ContentHash, added.ContentHash) = ("changed", "new, and changed");

            Assert.Same(row, await database.FindRowAsync<AcceptedEvent>(kept.EventId, Cancellation));
            Assert.Same(added, await database.FindRowAsync<AcceptedEvent>(added.EventId, Cancellation));
            Assert.Null(await database.FindRowAsync<AcceptedEvent>(Guid.NewGuid(), Cancellation));
            await database.SaveChangesAsync(Cancellation);
        });

        Assert.Equal(["changed", "new, and changed"], await World.ReadAsync(x => x.Set<AcceptedEvent>().Select(s => s.ContentHash).Order().ToListAsync(Cancellation)));
    }

    [Fact]
    public Task Should_repeat_with_nothing_left_of_the_try_before() => WithAsync(async database =>
    {
        var taken = Accepted("left");
        await KeepAsync(taken);

        var tries = await database.RepeatOnConflictAsync(async attempt =>
        {
            database.AddRow(Accepted($"beside {attempt}"));
            database.Add(attempt == 1 ? Accepted(taken.EventId, "twice") : Accepted($"try {attempt}"));
            await database.SaveChangesAsync(Cancellation);
            return attempt;
        }, tries: 3);

        Assert.Equal(2, tries);
        Assert.Equal(["beside 2", "left", "try 2"], await World.ReadAsync(x => x.Set<AcceptedEvent>().Select(s => s.ContentHash).Order().ToListAsync(Cancellation)));
    });

    Task WithAsync(Func<MarketingDbContext, Task> work) => World.InScopeAsync(services => work(services.GetRequiredService<MarketingDbContext>()));

    Task KeepAsync(params object[] rows) => WithAsync(async database =>
    {
        database.AddRange(rows);
        await database.SaveChangesAsync(Cancellation);
    });

    static AcceptedEvent Accepted(string hash) => Accepted(Guid.NewGuid(), hash);

    static AcceptedEvent Accepted(Guid eventId, string hash) => new() { EventId = eventId, Kind = "lead", ContentHash = hash, ReceivedAt = DateTimeOffset.UnixEpoch };

    static Campaign Campaign(string sourceSystem, string campaignId, string name) =>
        new() { SourceSystem = sourceSystem, CampaignId = campaignId, Name = name, UpdatedAt = DateTimeOffset.UnixEpoch };
}
