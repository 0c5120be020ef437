using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity;

/// <summary>Rows by their keys, some at a time. Between two pages no connection and no snapshot is held, however slowly the rows are taken.</summary>
public static class ExportPages
{
    /// <summary>Rows of some kilobytes.</summary>
    public const int Rows = 100;

    /// <summary>Rows of some megabytes at worst.</summary>
    public const int Messages = 8;

    /// <param name="keys">Of all rows that are wanted; one that is gone meanwhile is passed over.</param>
    /// <param name="size">Rows of one page.</param>
    /// <param name="rowsOf">The rows of some keys.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<TRow> ReadAsync<TKey, TRow>(
        this IEnumerable<TKey> keys, int size, Func<TKey[], IQueryable<TRow>> rowsOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var page in keys.Chunk(size))
        {
            foreach (var row in await rowsOf(page).ToListAsync(cancellationToken))
                yield return row;
        }
    }
}
