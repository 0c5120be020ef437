namespace MarketingBus.Memory.Neo4j;

/// <summary>What this process has written or seen last: sent with a question, so that in a cluster it is answered by a server that has it too.</summary>
internal sealed class Neo4jBookmarks
{
    readonly Lock gate = new();
    readonly HashSet<string> newest = [];

    public IReadOnlyList<string> Newest()
    {
        lock (gate)
            return [.. newest];
    }

    /// <summary>A bookmark stands for all that it was asked with.</summary>
    public void Replace(IEnumerable<string> sent, IEnumerable<string> received)
    {
        lock (gate)
        {
            newest.ExceptWith(sent);
            newest.UnionWith(received);
        }
    }
}
