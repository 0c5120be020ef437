using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.Semantic;
using MarketingBus.Tests.Support.Memories;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Unit.Memory.Faults;

public sealed class When_a_graph_is_away : FlakyGraphTest
{
    static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Should_know_nothing_and_say_which_memory_was_missing()
    {
        await UpsertAsync(Fact("Acme", "known"));
        Assert.Equal([], (await FindAsync()).Missing);

        Graph.Mood = GraphMood.Away;
        var (facts, missing) = await FindAsync();

        Assert.Empty(facts);
        Assert.Equal([MemoryType.Semantic], missing);
        Assert.True(Status.IsAway);
    }

    [Fact]
    public async Task Should_wait_for_no_call_longer_than_the_timeout_and_for_most_not_at_all()
    {
        Graph.Mood = GraphMood.Hanging;
        for (var i = 0; i < 3; i++)
        {
            var asking = FindAsync();
            Time.Advance(Timeout - TimeSpan.FromMilliseconds(1));
            Assert.False(asking.IsCompleted);
            Time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal([MemoryType.Semantic], (await asking.WaitAsync(Cancellation)).Missing);
        }

        // Nobody moves the clock: these come back without having waited.
        for (var i = 0; i < 100; i++)
            Assert.Equal([MemoryType.Semantic], (await FindAsync().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Cancellation)).Missing);
        Assert.Equal(3, Graph.Calls);
    }

    [Fact]
    public async Task Should_be_asked_again_after_the_break_and_be_known_again()
    {
        await UpsertAsync(Fact("Acme", "known"));
        Graph.Mood = GraphMood.Away;
        for (var i = 0; i < 3; i++)
            await FindAsync();
        Graph.Mood = GraphMood.Well;
        Assert.Empty((await FindAsync()).Facts);

        Time.Advance(BreakFor);
        var (facts, missing) = await FindAsync();

        Assert.Single(facts);
        Assert.Empty(missing);
        Assert.True(Status.IsHealthy);
    }

    [Fact]
    public async Task Should_hide_no_mistake_of_ours_and_break_nothing_for_it()
    {
        Graph.Mood = GraphMood.Broken;
        for (var i = 0; i < 10; i++)
            await Assert.ThrowsAsync<NotSupportedException>(FindAsync);

        Graph.Mood = GraphMood.Well;
        Assert.Empty((await FindAsync()).Missing);
    }

    [Fact]
    public async Task Should_tell_a_caller_that_gives_up_from_a_store_that_does_not_answer()
    {
        Graph.Mood = GraphMood.Hanging;
        using var giving = new CancellationTokenSource();
        await using var scope = Services.CreateAsyncScope();
        var asking = scope.ServiceProvider.GetRequiredService<IKnowledgeGraph>().FindAsync(new(), 10, giving.Token);
        await giving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Empty(scope.ServiceProvider.GetRequiredService<MissingMemories>().Types);
    }

    [Fact]
    public async Task Should_keep_what_is_written_only_with_what_its_caller_saves()
    {
        Graph.Mood = GraphMood.Away;
        await using (var scope = Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IKnowledgeGraph>().UpsertAsync([Fact("Acme", "unsaved")], Cancellation);
            Assert.Equal([MemoryType.Semantic], scope.ServiceProvider.GetRequiredService<MissingMemories>().Types);
        }

        Assert.Empty(await KeptAsync());

        await SaveAsync<IKnowledgeGraph>(graph => graph.UpsertAsync([Fact("Acme", "saved")], Cancellation));
        var kept = Assert.Single(await KeptAsync());
        Assert.Equal(("acme", MemoryType.Semantic, Time.GetUtcNow()), (kept.Key, kept.Memory, kept.KeptAt));
    }
}
