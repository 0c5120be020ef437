using MarketingBus.Memory;
using MarketingBus.Memory.Semantic;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>Ways between nodes, and which nodes matter to one.</summary>
public abstract partial class KnowledgeGraphContract
{
    [Theory]
    [InlineData("a", "b", 1, "ab")]
    [InlineData("A", " F", 5, "ab bc cd ed ef")]
    [InlineData("f", "a", 5, "ef ed cd bc ab")]
    [InlineData("a", "f", 99, "ab bc cd ed ef")]
    [InlineData("a", "f", 4, null)]
    [InlineData("a", "g", 5, null)]
    [InlineData("a", "a", 3, "")]
    [InlineData("a", "y", 5, null)]
    [InlineData("a", "nobody", 5, null)]
    public async Task Should_find_the_facts_of_a_way_in_either_direction(string from, string to, int depth, string? expected)
    {
        // a -> b -> c -> d <- e -> f <- g, and something apart.
        await UpsertAsync(
            new Triple("a", "knows", "b"), new Triple("b", "knows", "c"), new Triple("c", "knows", "d"), new Triple("e", "knows", "d"), new Triple("e", "knows", "f"),
            new Triple("g", "knows", "f"), new Triple("x", "knows", "y"));

        var path = await PathAsync(from, to, depth);
        Assert.Equal(expected, path is null ? null : string.Join(' ', path.Select(x => x.Subject + x.Object)));
    }

    [Fact]
    public async Task Should_find_the_shortest_of_several_ways()
    {
        await UpsertAsync(
            new Triple("a", "knows", "b"), new Triple("b", "knows", "c"), new Triple("c", "knows", "z"), new Triple("a", "buys", "ads", 0.1), new Triple("z", "buys", "ads", 0.1),
            new Triple("a", "knows", "a"));

        Assert.Equal(["ads", "ads"], (await PathAsync("a", "z"))!.Select(x => x.Object));
    }

    [Fact]
    public async Task Should_find_the_way_between_two_of_a_hub()
    {
        await UpsertAsync([.. Enumerable.Range(0, 1_200).Select(i => new Triple($"lead-{i}", "is_in", "SaaS", i < 3 ? 0.01 : 0.9))]);

        Assert.Equal(["lead-0", "lead-2"], (await PathAsync("lead-0", "lead-2"))!.Select(x => x.Subject));
    }

    [Fact]
    public async Task Should_rank_what_is_tied_in_more_and_heavier_ways_before_the_rest()
    {
        await UpsertAsync(
            new Triple("lead", "works_at", "Acme"), new Triple("lead", "reads", "blog", 0.2), new Triple("colleague", "works_at", "Acme"), new Triple("colleague", "knows", "lead"),
            new Triple("stranger", "reads", "blog", 0.2));

        var ranked = await ReadAsync<IKnowledgeGraph, IReadOnlyList<RankedNode>>(x => x.RankAsync("LEAD", 3, 10, Cancellation));
        Assert.Equal(["Acme", "colleague", "blog", "stranger"], ranked.Select(x => x.Node));
        Assert.Empty(await ReadAsync<IKnowledgeGraph, IReadOnlyList<RankedNode>>(x => x.RankAsync("nobody", 3, 10, Cancellation)));
    }

    Task<IReadOnlyList<Triple>?> PathAsync(string from, string to, int depth = 5) =>
        ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>?>(x => x.PathAsync(from, to, depth, Cancellation));

    async Task WriteAsync(Triple[] triples)
    {
        await using var scope = Services.CreateAsyncScope();
        var graph = scope.ServiceProvider.GetRequiredService<IKnowledgeGraph>();
        await scope.ServiceProvider.GetRequiredService<IMemoryUnitOfWork>().WriteAsync(x => graph.UpsertAsync(triples, x), Cancellation);
    }
}
