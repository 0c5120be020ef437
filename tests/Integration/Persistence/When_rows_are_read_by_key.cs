using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Engagement;
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
        var (known, other) = (Suppression("left"), Suppression("complained"));
        await KeepAsync(known, other);

        var found = await database.FindAllAsync([known.JourneyId, Guid.NewGuid(), known.JourneyId], (Suppression x) => x.JourneyId, Cancellation);

        Assert.Equal("left", Assert.Single(found, x => x.Key == known.JourneyId).Value.Reason);
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
        var kept = Suppression("left");
        await KeepAsync(kept);
        var first = await database.FindAllAsync([kept.JourneyId], (Suppression x) => x.JourneyId, Cancellation);
        var added = database.Add(Suppression("new")).Entity;
        first[kept.JourneyId].Reason = "changed";

        var second = await database.FindAllAsync([kept.JourneyId, added.JourneyId], (Suppression x) => x.JourneyId, Cancellation);
        await database.SaveChangesAsync(Cancellation);

        Assert.Same(first[kept.JourneyId], second[kept.JourneyId]);
        Assert.Same(added, second[added.JourneyId]);
        Assert.Equal(["changed", "new"], await World.ReadAsync(x => x.Set<Suppression>().Select(s => s.Reason).Order().ToListAsync(Cancellation)));
    });

    [Fact]
    public Task Should_read_what_is_committed_without_tracking_it() => WithAsync(async database =>
    {
        var kept = Suppression("left");
        await KeepAsync(kept);
        var tracked = await database.FindAllAsync([kept.JourneyId], (Suppression x) => x.JourneyId, Cancellation);
        tracked[kept.JourneyId].Reason = "changed";

        var read = await database.ReadAllAsync([kept.JourneyId], (Suppression x) => x.JourneyId, Cancellation);

        Assert.Equal("left", read[kept.JourneyId].Reason);
        Assert.Equal(EntityState.Detached, database.Entry(read[kept.JourneyId]).State);
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
        var taken = Suppression("left");
        await KeepAsync(taken);

        await WithAsync(async database =>
        {
            database.AddRow(Suppression("lost"));
            database.Add(Suppression(taken.JourneyId, "twice"));
            await Assert.ThrowsAsync<DbUpdateException>(() => database.SaveChangesAsync(Cancellation));
        });
        await WithAsync(async database =>
        {
            database.AddRow(Suppression("kept"));
            database.Add(Suppression("kept too"));
            await database.SaveChangesAsync(Cancellation);
        });

        Assert.Equal(["kept", "kept too", "left"], await World.ReadAsync(x => x.Set<Suppression>().Select(s => s.Reason).Order().ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Should_write_what_was_changed_in_a_row_and_what_was_added_as_they_are_when_saved()
    {
        var kept = Suppression("left");
        await KeepAsync(kept);

        await WithAsync(async database =>
        {
            var row = (await database.FindRowAsync<Suppression>(kept.JourneyId, Cancellation))!;
            var added = Suppression("new");
            database.AddRow(added);
            (row.Reason, added.Reason) = ("changed", "new, and changed");

            Assert.Same(row, await database.FindRowAsync<Suppression>(kept.JourneyId, Cancellation));
            Assert.Same(added, await database.FindRowAsync<Suppression>(added.JourneyId, Cancellation));
            Assert.Null(await database.FindRowAsync<Suppression>(Guid.NewGuid(), Cancellation));
            await database.SaveChangesAsync(Cancellation);
        });

        Assert.Equal(["changed", "new, and changed"], await World.ReadAsync(x => x.Set<Suppression>().Select(s => s.Reason).Order().ToListAsync(Cancellation)));
    }

    [Fact]
    public Task Should_repeat_with_nothing_left_of_the_try_before() => WithAsync(async database =>
    {
        var taken = Suppression("left");
        await KeepAsync(taken);

        var tries = await database.RepeatOnConflictAsync(async attempt =>
        {
            database.AddRow(Suppression($"beside {attempt}"));
            database.Add(attempt == 1 ? Suppression(taken.JourneyId, "twice") : Suppression($"try {attempt}"));
            await database.SaveChangesAsync(Cancellation);
            return attempt;
        }, tries: 3);

        Assert.Equal(2, tries);
        Assert.Equal(["beside 2", "left", "try 2"], await World.ReadAsync(x => x.Set<Suppression>().Select(s => s.Reason).Order().ToListAsync(Cancellation)));
    });

    Task WithAsync(Func<MarketingDbContext, Task> work) => World.InScopeAsync(services => work(services.GetRequiredService<MarketingDbContext>()));

    Task KeepAsync(params object[] rows) => WithAsync(async database =>
    {
        database.AddRange(rows);
        await database.SaveChangesAsync(Cancellation);
    });

    static Suppression Suppression(string reason) => Suppression(Guid.NewGuid(), reason);

    static Suppression Suppression(Guid journeyId, string reason) => new() { JourneyId = journeyId, LeadId = "L-1", Reason = reason, Since = DateTimeOffset.UnixEpoch };

    static Campaign Campaign(string sourceSystem, string campaignId, string name) =>
        new() { SourceSystem = sourceSystem, CampaignId = campaignId, Name = name, UpdatedAt = DateTimeOffset.UnixEpoch };
}
