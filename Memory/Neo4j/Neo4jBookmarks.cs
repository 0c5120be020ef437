namespace MarketingBus.Memory.Neo4j;

/// <summary>What this process has written or seen last: sent with a question, so that in a cluster it is answered by a server that has it too.</summary>
internal sealed class Neo4jBookmarks
{
    // Each stands for all that was committed before it: some few make up for those that arrive out of order, and a process that only writes does not collect them for ever.
    const int Limit = 8;

    readonly Lock gate = new();
    readonly List<string> newest = [];

    public IReadOnlyList<string> Newest()
    {
        lock (gate)
            return [.. newest];
    }

    /// <summary>What comes back stands for all that was sent.</summary>
    public void Replace(IReadOnlyCollection<string> sent, IEnumerable<string> received)
    {
        lock (gate)
        {
            newest.RemoveAll(sent.Contains);
            newest.AddRange(received.Except(newest));
            newest.RemoveRange(0, Math.Max(0, newest.Count - Limit));
        }
    }
}
