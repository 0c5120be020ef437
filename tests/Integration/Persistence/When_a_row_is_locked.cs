using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using MarketingBus.Tests.Integration.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Persistence;

/// <summary>Somebody else holds a row in a transaction that does not end. SQLite has no locks of rows.</summary>
public sealed class When_a_row_is_locked() : DatabaseTest(new RabbitMqAndPostgreSql())
{
    /// <summary>Far less than the fifteen seconds that a command may take.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    ICommitQueue Queue => World.Services.GetRequiredService<ICommitQueue>();

    [Fact]
    public async Task Should_cost_only_the_one_that_changes_it()
    {
        var journeys = Enumerable.Range(0, 200).Select(_ => Journey()).ToArray();
        await CommitAsync(journeys.Select(x => RowChange.Insert(Table, x)));
        await using var holder = await LockAsync(journeys[7]);

        var commits = journeys.Select(x => Task.Run(() => CommitAsync([Next(x)]))).ToArray();
        await Task.WhenAll(commits.Where((_, place) => place != 7)).WaitAsync(Soon, Cancellation);
        var failure = await Assert.ThrowsAnyAsync<DbUpdateException>(() => commits[7].WaitAsync(Soon, Cancellation));

        Assert.True(ServerAway.Is(failure), "nobody's fault: it is tried again for as long as a server that is away is waited for");
        Assert.Equal(199, await World.ReadAsync(x => x.Set<LeadJourneyState>().CountAsync(j => j.Run == 7, Cancellation)));
    }

    [Fact]
    public async Task Should_be_written_once_the_row_is_free()
    {
        var journey = Journey();
        await CommitAsync([RowChange.Insert(Table, journey)]);
        await using (await LockAsync(journey))
            await Assert.ThrowsAnyAsync<DbUpdateException>(() => CommitAsync([Next(journey, lookOnly: true)]));

        await CommitAsync([Next(journey)]);

        Assert.Equal(1, await World.ReadAsync(x => x.Set<LeadJourneyState>().CountAsync(j => j.Run == 7, Cancellation)));
    }

    async Task<IAsyncDisposable> LockAsync(LeadJourneyState journey)
    {
        var other = Stores.Open();
        await other.Database.BeginTransactionAsync(Cancellation);
        await other.Set<LeadJourneyState>().Where(x => x.CorrelationId == journey.CorrelationId).ExecuteUpdateAsync(x => x.SetProperty(j => j.Score, .7), Cancellation);
        return other;
    }

    Task CommitAsync(IEnumerable<RowChange> rows) => Queue.CommitAsync([.. rows], seen: 0, Cancellation);

    TableMap Table => field ??= World.ReadAsync(x => Task.FromResult(TableMap.Required<LeadJourneyState>(x.Model))).Result;

    RowChange Next(LeadJourneyState journey, bool lookOnly = false)
    {
        var original = Table.ValuesOf(journey);
        var (run, version) = (journey.Run, journey.Version);
        (journey.Run, journey.Version) = (7, version + 1);
        var change = RowChange.Update(Table, journey, original)!;
        if (lookOnly)
            (journey.Run, journey.Version) = (run, version);

        return change;
    }

    static LeadJourneyState Journey() => new()
    {
        CorrelationId = Guid.NewGuid(), Version = 3, Run = 1, CurrentState = "Triaging", SourceSystem = "crm", LeadId = $"{Guid.NewGuid()}", Score = 0.1,
    };
}
