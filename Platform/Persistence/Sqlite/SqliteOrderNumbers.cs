namespace MarketingBus.Platform.Persistence.Sqlite;

/// <summary>Numbers from the writer's thread, between two of its commits.</summary>
internal sealed class SqliteOrderNumbers(SqliteCommitQueue commits) : IOrderNumbers
{
    public async Task<IReadOnlyList<long>> TakeAsync(int count, CancellationToken cancellationToken)
    {
        var last = await commits.TakeNumbersAsync(count, cancellationToken);
        return [.. Enumerable.Range(0, count).Select(x => last - count + 1 + x)];
    }
}
