using MarketingBus.Data.Leads;
using MarketingBus.Data.Orchestration;
using MarketingBus.Host.Embedded;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence.Rows;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Privacy;

public sealed class When_a_consumer_stands_still_while_somebody_is_erased_on_sqlite() : When_a_consumer_stands_still_while_somebody_is_erased(new InMemoryAndSqlite());

public sealed class When_a_consumer_stands_still_while_somebody_is_erased_on_postgresql() : When_a_consumer_stands_still_while_somebody_is_erased(new RabbitMqAndPostgreSql());

/// <summary>Between its look and its commit, and for longer than an erasure takes.</summary>
public abstract class When_a_consumer_stands_still_while_somebody_is_erased(IStores stores) : IAsyncLifetime
{
    const string Email = "ann@person.example";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Guid Journey => MarketingIds.Journey(MarketingIds.DefaultSourceSystem, "L-1");

    public ValueTask InitializeAsync() => new(stores.StartAsync());

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return stores.DisposeAsync();
    }

    [Fact]
    public Task Should_bring_no_journey_back() => HeldAsync(x => x is { Kind: RowChangeKind.Insert, Entity: LeadJourneyState state } && state.CorrelationId == Journey);

    [Fact]
    public Task Should_bring_no_handoff_back() => HeldAsync(x => x is { Kind: RowChangeKind.Insert, Entity: HandoffRecord record } && record.SubjectId == Journey);

    [Fact]
    public Task Should_bring_no_profile_back() => HeldAsync(x => x is { Kind: RowChangeKind.Insert, Entity: Lead lead } && lead.JourneyId == Journey);

    async Task HeldAsync(Func<RowChange, bool> isHeld)
    {
        var held = new HeldCommitsModule(isHeld);
        await using var world = await EmbeddedWorld.StartAsync(
            [.. EmbeddedModules.All(), held],
            [.. stores.Settings, "Erasure:SettleTime=00:00:00", "Erasure:Interval=00:00:00.200", "Erasure:LongestPause=00:00:01"]);
        Assert.Equal(202, await SendAsync("L-1", Email));
        await held.Holds.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);

        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/leads/L-1");
        Assert.Equal(202, (await world.Http.AnswerAsync(request)).Status);
        // Where what waits stays in the database, the erasure waits with it; with a broker nobody knows of what a process holds.
        if (stores.HasBroker)
            await ErasedAsync();
        held.LetGo();

        await ErasedAsync();
        Assert.Equal(202, await SendAsync("L-2", "bob@person.example"));
        await world.EventuallyAsync(x => x.Set<LeadJourneyState>().CountAsync(j => j.LeadId == "L-2" && j.CurrentState == "Completed", Cancellation), x => x == 1, "others go on");
        await world.EventuallyAsync(x => x.Set<OutboxMessage>().CountAsync(Cancellation), x => x == 0, "nothing waits");
        Assert.Empty(await world.TracesOfAsync(Email));
        Assert.Empty(await world.TracesOfAsync($"{Journey}"));
        Assert.Equal(0, await world.ReadAsync(x => x.Set<FaultedMessage>().CountAsync(Cancellation)));

        Task ErasedAsync() => Waiting.EventuallyAsync(
            () => world.Http.ReadAsync("/api/leads/L-1/erasure"), x => x.Json.GetProperty("status").GetString() == "erased", "L-1 is erased");

        async Task<int> SendAsync(string leadId, string email) =>
            (await world.Http.SendJsonAsync("/api/events/leads", $$"""{"lead_id": "{{leadId}}", "persona": "Founder", "industry": "SaaS", "email": "{{email}}", "gdpr_consent": true}""")).Status;
    }
}
