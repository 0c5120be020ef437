using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.Semantic;
using MarketingBus.Tests.Support.Memories;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Unit.Memory.Faults;

public sealed class When_writes_were_kept : FlakyGraphTest
{
    [Fact]
    public async Task Should_be_applied_once_and_in_order()
    {
        Graph.Mood = GraphMood.Away;
        await UpsertAsync([.. Enumerable.Range(0, 8).Select(i => Fact("Acme", $"{i}"))]);
        await UpsertAsync(Fact("Acme", "8"));
        Assert.Equal(0, await SweepAsync());
        Assert.Equal(9, Status.Waiting);

        await RecoverAsync();

        Assert.Equal(9, await SweepAsync());
        Assert.Equal(Enumerable.Range(0, 9).Select(i => $"{i}"), Graph.Taken.Select(x => x.Object));
        Assert.Empty(await KeptAsync());
        Assert.Equal(0, await SweepAsync());
        Assert.True(Status.IsHealthy);
    }

    [Fact]
    public async Task Should_stay_before_what_comes_after_them_and_hold_up_nobody_else()
    {
        Graph.Mood = GraphMood.Away;
        await UpsertAsync(Fact("Acme", "first"));
        Graph.Mood = GraphMood.Well;

        await UpsertAsync(Fact("ACME", "second"), Fact("Other", "at once"));
        Assert.Equal(["at once"], Graph.Taken.Select(x => x.Object));

        await SweepAsync();
        Assert.Equal(["at once", "first", "second"], Graph.Taken.Select(x => x.Object));
    }

    [Fact]
    public async Task Should_stay_before_what_the_same_scope_writes_next()
    {
        await using (var scope = Services.CreateAsyncScope())
        {
            var graph = scope.ServiceProvider.GetRequiredService<IKnowledgeGraph>();
            Graph.Mood = GraphMood.Away;
            await graph.UpsertAsync([Fact("Acme", "first")], Cancellation);
            Graph.Mood = GraphMood.Well;
            await graph.UpsertAsync([Fact("Acme", "second")], Cancellation);
            await scope.ServiceProvider.GetRequiredService<MarketingBus.Memory.IMemoryUnitOfWork>().SaveAsync(Cancellation);
        }

        await SweepAsync();
        Assert.Equal(["first", "second"], Graph.Taken.Select(x => x.Object));
    }

    [Fact]
    public async Task Should_be_shown_and_pass_over_one_that_can_never_be_applied()
    {
        Graph.Mood = GraphMood.Away;
        await UpsertAsync(Fact("Acme", "poison"), Fact("Acme", "after"), Fact("Other", "beside"));
        await RecoverAsync();
        Graph.Refuses = x => x.Object == "poison";

        Assert.Equal(1, await SweepAsync());
        Assert.Equal(["beside"], Graph.Taken.Select(x => x.Object));
        Assert.Equal(1, (await KeptAsync())[0].Failures);

        Assert.Equal(0, await SweepAsync());
        Assert.Equal(1, await SweepAsync());
        Assert.Equal(["beside", "after"], Graph.Taken.Select(x => x.Object));

        var given = Assert.Single(await KeptAsync());
        Assert.Equal((2, nameof(FormatException), Time.GetUtcNow()), (given.Failures, given.Reason, given.GivenUpAt));
        Assert.Equal((0, 1, false), (Status.Waiting, Status.GivenUp, Status.IsHealthy));

        // It is no longer in the way of its subject either.
        await UpsertAsync(Fact("Acme", "at once"));
        Assert.Equal("at once", Graph.Taken[^1].Object);
    }

    [Fact]
    public async Task Should_be_applied_though_the_store_cannot_take_as_many_in_time()
    {
        Graph.Mood = GraphMood.Away;
        await UpsertAsync([.. Enumerable.Range(0, 8).Select(i => Fact("Acme", $"{i}"))]);
        await RecoverAsync();
        Graph.MostAtOnce = 1;

        Assert.Equal(0, await SweepAsync());
        Time.Advance(BreakFor);
        for (var i = 0; i < 20 && (await KeptAsync()).Count > 0; i++)
        {
            await SweepAsync();
            Time.Advance(BreakFor);
        }

        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"{i}"), Graph.Taken.Select(x => x.Object));
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task Should_show_how_many_wait_and_since_when()
    {
        Graph.Mood = GraphMood.Away;
        await UpsertAsync(Fact("Acme", "first"));
        Time.Advance(TimeSpan.FromMinutes(5));
        await UpsertAsync(Fact("Acme", "second"));
        await SweepAsync();

        Assert.Equal((2, TimeSpan.FromMinutes(5), true), (Status.Waiting, Status.OldestWait, Status.IsAway));
    }

    async Task RecoverAsync()
    {
        Graph.Mood = GraphMood.Well;
        Time.Advance(BreakFor);
        await FindAsync();
    }
}
