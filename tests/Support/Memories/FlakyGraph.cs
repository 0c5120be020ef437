using System.Collections.Concurrent;
using MarketingBus.Memory.Semantic;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>A graph on a server that can be away, hang, or refuse what it is told, and remembers what it took in which order.</summary>
internal sealed class FlakyGraph : IKnowledgeGraph, IFactTotal
{
    readonly ConcurrentQueue<Triple> taken = [];
    int calls;

    public GraphMood Mood { get; set; }

    /// <summary>What it answers and does not take.</summary>
    public Predicate<Triple> Refuses { get; set; } = _ => false;

    /// <summary>To more than so many facts at once it gives no answer in time.</summary>
    public int MostAtOnce { get; set; } = int.MaxValue;

    public int Calls => calls;

    public IReadOnlyList<Triple> Taken => [.. taken];

    public async Task UpsertAsync(IReadOnlyList<Triple> triples, CancellationToken cancellationToken)
    {
        await AnswerAsync();
        if (triples.Count > MostAtOnce)
            throw new ServerNotThereException("The graph", "nowhere");

        foreach (var triple in triples)
        {
            if (Refuses(triple))
                throw new FormatException("That is no fact.");

            taken.Enqueue(triple);
        }
    }

    public Task<IReadOnlyList<Triple>> FindAsync(TriplePattern pattern, int limit, CancellationToken cancellationToken) =>
        FoundAsync(x => pattern.Subject is null || pattern.Subject == x.Subject);

    public Task<IReadOnlyList<Triple>> SearchAsync(string text, int limit, CancellationToken cancellationToken) => FoundAsync(_ => true);

    public Task<IReadOnlyList<Triple>> NeighbourhoodAsync(string node, int depth, int limit, CancellationToken cancellationToken) => FoundAsync(_ => true);

    public async Task<IReadOnlyList<Triple>?> PathAsync(string from, string to, int maximalDepth, CancellationToken cancellationToken) => await FoundAsync(_ => true);

    public Task<IReadOnlyList<Triple>> AboutAsync(IReadOnlyCollection<string> nodes, CancellationToken cancellationToken) =>
        FoundAsync(x => nodes.Contains(x.Subject) || nodes.Contains(x.Object));

    public async Task ForgetAsync(IReadOnlyList<string> nodes, CancellationToken cancellationToken)
    {
        await AnswerAsync();
        var left = taken.Where(x => !nodes.Contains(x.Subject) && !nodes.Contains(x.Object)).ToList();
        taken.Clear();
        left.ForEach(taken.Enqueue);
    }

    public async Task<long?> CountAsync(CancellationToken cancellationToken) => (await FoundAsync(_ => true)).Count;

    async Task<IReadOnlyList<Triple>> FoundAsync(Func<Triple, bool> matches)
    {
        await AnswerAsync();
        return [.. taken.Where(matches)];
    }

    Task AnswerAsync()
    {
        Interlocked.Increment(ref calls);
        return Mood switch
        {
            GraphMood.Away => Task.FromException(new HttpRequestException("Connection refused")),
            // It does not even heed the token.
            GraphMood.Hanging => new TaskCompletionSource().Task,
            GraphMood.Broken => Task.FromException(new NotSupportedException("A mistake of ours.")),
            _ => Task.CompletedTask,
        };
    }
}

public enum GraphMood
{
    Well,
    Away,
    Hanging,
    Broken,
}
