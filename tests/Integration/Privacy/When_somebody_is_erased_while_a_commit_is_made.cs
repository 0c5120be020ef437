using System.Text;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence;
using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Integration.Persistence;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Privacy;

public sealed class When_somebody_is_erased_while_a_commit_is_made_on_sqlite() : When_somebody_is_erased_while_a_commit_is_made(new InMemoryAndSqlite());

public sealed class When_somebody_is_erased_while_a_commit_is_made_on_postgresql() : When_somebody_is_erased_while_a_commit_is_made(new RabbitMqAndPostgreSql())
{
    /// <summary>It looked before the tombstone was there, and ends after it: who erases waits for its end.</summary>
    [Fact]
    public async Task Should_be_waited_for_once_it_has_looked()
    {
        await World.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            await using var transaction = await database.Database.BeginTransactionAsync(Cancellation);
            database.AddRow(Journey(Gone));
            await database.SaveChangesAsync(Cancellation);

            await BuryAsync(Gone);
            Assert.False(await EndedAsync(TimeSpan.Zero));
            var waits = EndedAsync(TimeSpan.FromMinutes(1));

            await transaction.CommitAsync(Cancellation);
            Assert.True(await waits);
        });

        Assert.Single(await JourneysAsync());
    }

    [Fact]
    public async Task Should_wait_for_none_that_began_later()
    {
        await BuryAsync(Guid.NewGuid());
        await World.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            await using var transaction = await database.Database.BeginTransactionAsync(Cancellation);
            database.AddRow(Journey(Guid.NewGuid()));

            Assert.True(await EndedAsync(TimeSpan.Zero));
            await database.SaveChangesAsync(Cancellation);
            await transaction.CommitAsync(Cancellation);
        });
    }

    Task<bool> EndedAsync(TimeSpan atMost) => World.ReadAsync(x => x.HaveEndedAsync(atMost, TimeProvider.System, Cancellation));
}

/// <summary>What a message or a request makes was seen to be about nobody who is erased; then it stands still, however long.</summary>
public abstract class When_somebody_is_erased_while_a_commit_is_made(IStores stores) : DatabaseTest(stores)
{
    protected static readonly Guid Gone = Guid.Parse("0b1f8f6e-2f0e-5c5e-8a44-2f6f0e0a7a11");

    const string Email = "ann@person.example";

    [Fact]
    public async Task Should_not_be_made_by_the_journey()
    {
        await RefusedAsync(x => x.AddRow(Journey(Gone)));
        await RefusedAsync(x => x.Add(Journey(Gone)));
        await RefusedAsync(x => x.AddRow(new HandoffRecord { HandoffId = Guid.NewGuid(), SubjectId = Gone, Rule = "r", Context = Context("hello") }));
        Assert.Empty(await JourneysAsync());
    }

    [Fact]
    public async Task Should_not_be_made_by_an_address_however_it_is_written_and_wherever()
    {
        await RefusedAsync(x => x.AddRow(Journey(Guid.NewGuid(), "  ANN@person.example.")));
        await RefusedAsync(x => x.AddRow(new HandoffRecord { HandoffId = Guid.NewGuid(), SubjectId = Guid.NewGuid(), Rule = "r", Context = Context("Ask (Ann@Person.example)!") }));
        await RefusedAsync(x => x.AddRow(Message($$"""{"journeyId":"{{Guid.NewGuid()}}","lead":{"email":"ann@person.example"} }""")));
        Assert.Empty(await JourneysAsync());
    }

    [Fact]
    public async Task Should_not_be_made_of_messages() => await RefusedAsync(x => x.AddRow(Message($$"""{"journeyId":"{{Gone}}"}""")));

    /// <summary>EF writes these by itself.</summary>
    [Fact]
    public async Task Should_not_be_made_where_rows_hang_together()
    {
        await RefusedAsync(x => x.Add(new RememberedEpisode { EpisodeId = Guid.NewGuid(), Scenario = "s", JourneyId = Gone, Features = { new EpisodeFeature { Feature = "a=b" } } }));
        await RefusedAsync(x => x.Add(new RememberedEpisode { EpisodeId = Guid.NewGuid(), Scenario = "s", Notes = $"{Email} called" }));
        Assert.Equal(0, await World.ReadAsync(x => x.Set<RememberedEpisode>().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Should_fail_nobody_else_who_commits_at_the_same_time()
    {
        var others = Enumerable.Range(0, 60).Select(_ => Guid.NewGuid()).ToList();
        var looked = 0;
        var looks = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = others.Append(Gone).Select(x => Task.Run(() => World.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            database.AddRow(Journey(x));
            if (Interlocked.Increment(ref looked) == others.Count + 1)
                looks.SetResult();
            await goOn.Task;
            await database.SaveChangesAsync(Cancellation);
        }))).ToList();
        await looks.Task;

        await BuryAsync(Gone);
        goOn.SetResult();
        await Task.WhenAll(all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Assert.IsType<FencedOffException>(all[^1].Exception!.InnerException);
        Assert.Equal(others.Order(), (await JourneysAsync()).Order());
    }

    [Fact]
    public async Task Should_be_seen_by_the_next_look_at_once()
    {
        var erased = World.Services.GetRequiredService<ErasedPeople>();
        Assert.Equal(ErasedLook.Nobody, await LookAsync(erased));

        await RefusedAsync(x => x.AddRow(Journey(Gone)));

        // Within the second for which a look holds, unless a commit knows better.
        Assert.Equal(ErasedLook.Theirs, await LookAsync(erased));
    }

    [Fact]
    public async Task Should_be_made_anew_by_whoever_has_looked_anew()
    {
        await World.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            database.AddRow(Journey(Gone));
            await BuryAsync(Gone);
            await Assert.ThrowsAsync<FencedOffException>(() => database.SaveChangesAsync(Cancellation));

            database.AddRow(Journey(Guid.NewGuid()));
            await database.SaveChangesAsync(Cancellation);
        });

        Assert.Single(await JourneysAsync());
    }

    protected async Task BuryAsync(Guid journeyId)
    {
        var hash = await World.Services.GetRequiredService<InstallationSecret>().GetAsync(Cancellation);
        await World.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            foreach (var one in new[] { hash.OfJourney(journeyId), hash.OfAddress(Email) }.Except(await database.Set<Tombstone>().Select(x => x.Hash).ToListAsync(Cancellation)))
                database.Add(new Tombstone { Hash = one, ErasureId = Guid.NewGuid(), ErasedAt = TimeProvider.System.GetUtcNow() });

            await database.SaveChangesAsync(Cancellation);
        });
    }

    protected static LeadJourneyState Journey(Guid id, string? email = null) => new()
    {
        CorrelationId = id, CurrentState = "Triaging", SourceSystem = "crm", LeadId = $"{id}", Lead = email is null ? null : new LeadProfile { LeadId = $"{id}", Email = email },
    };

    protected Task<List<Guid>> JourneysAsync() => World.ReadAsync(x => x.Set<LeadJourneyState>().Select(j => j.CorrelationId).ToListAsync(Cancellation));

    /// <summary>In a scope that began before, as a process that stood still meanwhile.</summary>
    async Task RefusedAsync(Action<MarketingDbContext> write)
    {
        await World.ReadAsync(x => x.Set<Tombstone>().ExecuteDeleteAsync(Cancellation));
        await World.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            write(database);
            await BuryAsync(Gone);

            await Assert.ThrowsAsync<FencedOffException>(() => database.SaveChangesAsync(Cancellation));
        });
    }

    static ValueTask<ErasedLook> LookAsync(ErasedPeople erased) =>
        erased.LookAsync(() => Encoding.UTF8.GetBytes($$"""{"journeyId":"{{Gone}}"}"""), Cancellation);

    static HandoffContext Context(string summary) => new() { Summary = summary, Timestamp = DateTimeOffset.UnixEpoch };

    static OutboxMessage Message(string body) => new()
    {
        MessageId = Guid.NewGuid(), Destination = "queue:nobody", MessageType = "T", ContentType = "application/json", Body = Encoding.UTF8.GetBytes(body), SentTime = TimeProvider.System.GetUtcNow(),
    };
}
