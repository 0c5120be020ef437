using System.Globalization;
using System.Text;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>A sequence without a cache. A question that comes while a round trip is under way goes with the next one, so a number is never taken before it was asked for.</summary>
internal sealed class PostgreSqlOrderNumbers(IRowQueries queries) : IOrderNumbers
{
    const string Sql = $"SELECT array_to_string(ARRAY(SELECT nextval('{OrderCounter.Schema}.{OrderCounter.Table}') FROM generate_series(1, CAST($1 AS int))), ',')";

    public async Task<IReadOnlyList<long>> TakeAsync(int count, CancellationToken cancellationToken)
    {
        var row = await queries.FirstAsync(Sql, [count.ToString(CultureInfo.InvariantCulture)], cancellationToken);
        return [.. Encoding.ASCII.GetString(row![0]!).Split(',').Select(x => long.Parse(x, CultureInfo.InvariantCulture))];
    }
}
