using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Persistence;

public sealed class When_rows_are_committed_together_on_sqlite() : When_rows_are_committed_together(new InMemoryAndSqlite());

public sealed class When_rows_are_committed_together_on_postgresql() : When_rows_are_committed_together(new RabbitMqAndPostgreSql());

/// <summary>Many who save at the same time share transactions, and none notices the others.</summary>
public abstract class When_rows_are_committed_together(IStores stores) : DatabaseTest(stores)
{
    ICommitQueue Queue => World.Services.GetRequiredService<ICommitQueue>();

    [Fact]
    public async Task Should_give_each_row_its_own_key()
    {
        var campaigns = Enumerable.Range(0, 200).Select(x => new Campaign { SourceSystem = "crm", CampaignId = $"C-{x}", UpdatedAt = DateTimeOffset.UnixEpoch }).ToArray();

        await Task.WhenAll(campaigns.Chunk(20).Select(chunk => Task.Run(() => CommitAsync(chunk.Select(x => RowChange.Insert(Table<Campaign>(), x))))));

        var kept = await World.ReadAsync(x => x.Set<Campaign>().ToDictionaryAsync(c => c.Id, c => c.CampaignId, Cancellation));
        Assert.Equal(200, kept.Count);
        Assert.All(campaigns, x => Assert.Equal(x.CampaignId, kept[x.Id]));
        foreach (var chunk in campaigns.Chunk(20))
            Assert.Equal(chunk.Select(x => x.Id).Order(), chunk.Select(x => x.Id));
    }

    [Fact]
    public async Task Should_fail_those_alone_that_somebody_else_was_faster_than()
    {
        var journeys = Enumerable.Range(0, 200).Select(_ => Journey()).ToArray();
        await CommitAsync(journeys.Select(x => RowChange.Insert(Table<LeadJourneyState>(), x)));

        var commits = journeys.Select((journey, place) => Task.Run(() => CommitAsync([Next(journey, isStale: place % 10 == 3)]))).ToArray();
        await Task.WhenAll(commits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        for (var place = 0; place < commits.Length; place++)
        {
            if (place % 10 == 3)
                Assert.IsType<DbUpdateConcurrencyException>(commits[place].Exception!.InnerException);
            else
                await commits[place];
        }

        Assert.Equal(180, await World.ReadAsync(x => x.Set<LeadJourneyState>().CountAsync(j => j.Run == 7, Cancellation)));
    }

    [Fact]
    public async Task Should_fail_one_of_two_who_write_the_same_new_row()
    {
        var subject = Guid.NewGuid();
        var commits = Enumerable.Range(0, 30).Select(x => Task.Run(() => CommitAsync(
            [RowChange.Insert(Table<ToldDeadline>(), new ToldDeadline { SubjectId = x is 7 or 22 ? subject : Guid.NewGuid(), Version = 1 })]))).ToArray();
        await Task.WhenAll(commits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        var failure = Assert.Single(commits, x => x.IsFaulted).Exception!.InnerException;
        Assert.IsType<DbUpdateException>(failure);
        Assert.True(commits[7].IsFaulted || commits[22].IsFaulted);
        Assert.Equal(29, await World.ReadAsync(x => x.Set<ToldDeadline>().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Should_write_all_of_one_member_or_nothing()
    {
        var (kept, gone, added) = (Journey(), Journey(), Journey());
        await CommitAsync([RowChange.Insert(Table<LeadJourneyState>(), kept), RowChange.Insert(Table<LeadJourneyState>(), gone)]);
        RowChange[] mixed = [RowChange.Insert(Table<LeadJourneyState>(), added), Next(kept), RowChange.Delete(Table<LeadJourneyState>(), gone, [gone.Version])];

        await Assert.ThrowsAsync<DbUpdateException>(() => CommitAsync([.. mixed, RowChange.Insert(Table<LeadJourneyState>(), added)]));
        Assert.Equal(2, await World.ReadAsync(x => x.Set<LeadJourneyState>().CountAsync(j => j.Run == 1, Cancellation)));

        await CommitAsync(mixed);
        Assert.Equal([1, 7], await World.ReadAsync(x => x.Set<LeadJourneyState>().Select(j => j.Run).Order().ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Should_fail_alone_with_what_cannot_be_put_into_words()
    {
        var commits = Enumerable.Range(0, 30).Select(x => Task.Run(() => CommitAsync([x == 11 ? Wordless() : RowChange.Insert(Table<LeadJourneyState>(), Journey())]))).ToArray();
        await Task.WhenAll(commits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Assert.Equal([11], Enumerable.Range(0, 30).Where(x => commits[x].IsFaulted));
        Assert.Equal(29, await World.ReadAsync(x => x.Set<LeadJourneyState>().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Should_be_found_tracked_and_changed_again_under_the_key_that_the_database_gave()
    {
        await World.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            var campaign = database.Add(new Campaign { SourceSystem = "crm", CampaignId = "C-1", UpdatedAt = DateTimeOffset.UnixEpoch }).Entity;
            await database.SaveChangesAsync(Cancellation);
            Assert.Same(campaign, await database.Set<Campaign>().FindAsync([campaign.Id], Cancellation));

            campaign.Name = "Spring";
            await database.SaveChangesAsync(Cancellation);
            database.ChangeTracker.Clear();

            var found = (await database.Set<Campaign>().FindAsync([campaign.Id], Cancellation))!;
            Assert.Equal(("Spring", EntityState.Unchanged), (found.Name, database.Entry(found).State));
            found.Name = null;
            await database.SaveChangesAsync(Cancellation);
        });

        Assert.Null((await World.ReadAsync(x => x.Set<Campaign>().SingleAsync(Cancellation))).Name);
    }

    [Fact]
    public async Task Should_find_for_each_of_many_what_he_asked_for()
    {
        var journeys = Enumerable.Range(0, 100).Select(_ => Journey()).ToArray();
        await CommitAsync(journeys.Select(x => RowChange.Insert(Table<LeadJourneyState>(), x)));

        var key = Table<LeadJourneyState>().PrimaryKey;
        var found = await Task.WhenAll(journeys.Select(x => Task.Run(() => Queue.LoadAsync(
            key, [key.Of(Guid.NewGuid()), key.Of(x.CorrelationId)], Cancellation))));

        Assert.All(found, x => Assert.Null(x[0]));
        Assert.Equal(journeys.Select(x => x.LeadId), found.Select(x => ((LeadJourneyState)Table<LeadJourneyState>().EntityOf(x[1]!)).LeadId));
    }

    Task CommitAsync(IEnumerable<RowChange> rows) => Queue.CommitAsync([.. rows], Cancellation);

    TableMap Table<T>() => World.ReadAsync(x => Task.FromResult(TableMap.Required<T>(x.Model))).Result;

    RowChange Next(LeadJourneyState journey, bool isStale = false)
    {
        var original = Table<LeadJourneyState>().ValuesOf(journey);
        (journey.Run, journey.Version) = (7, journey.Version + 1);
        var change = RowChange.Update(Table<LeadJourneyState>(), journey, original)!;
        return isStale ? change with { Tokens = [41] } : change;
    }

    /// <summary>A value that no driver takes for its column.</summary>
    RowChange Wordless()
    {
        var change = RowChange.Insert(Table<LeadJourneyState>(), Journey());
        change.Values[Table<LeadJourneyState>().PositionOf(nameof(LeadJourneyState.Run))] = new object();
        return change;
    }

    static LeadJourneyState Journey() => new()
    {
        CorrelationId = Guid.NewGuid(), Version = 3, Run = 1, CurrentState = "Triaging", SourceSystem = "crm", LeadId = $"{Guid.NewGuid()}", Score = 0.1,
    };
}
