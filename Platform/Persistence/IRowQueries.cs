namespace MarketingBus.Platform.Persistence;

/// <summary>Reads one row at a time by SQL, as it is committed. Who asks at the same time may share a round trip.</summary>
public interface IRowQueries
{
    /// <summary>The first row, each column as the database writes it in text; null when there is none.</summary>
    /// <param name="sql">One SELECT, which names its values <c>$1</c>, <c>$2</c> and so on.</param>
    /// <param name="values">Texts, ids and times in UTC.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    Task<IReadOnlyList<byte[]?>?> FirstAsync(string sql, IReadOnlyList<object> values, CancellationToken cancellationToken);
}
