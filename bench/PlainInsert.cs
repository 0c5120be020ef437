using MarketingBus.Data;
using MarketingBus.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Bench;

/// <summary>Writes the very rows that the journeys left into an empty database of the same schema, with prepared statements and one transaction for 128 rows.</summary>
internal static class PlainInsert
{
    const int RowsPerTransaction = 128;
    const int Slices = 1_000;

    public static async Task<PlainInsertResult> MeasureAsync(string source, string folder, CancellationToken cancellationToken)
    {
        var targetFolder = Directory.CreateDirectory(Path.Combine(folder, "plain")).FullName;
        List<string> tables;
        await using (var database = Database.At(targetFolder))
        {
            await database.Database.MigrateAsync(cancellationToken);
            tables = [.. database.Model.GetEntityTypes().Select(x => x.GetTableName()).OfType<string>().Distinct()];
        }

        await using var origin = new SqliteConnection($"Data Source={source};Mode=ReadOnly");
        await origin.OpenAsync(cancellationToken);
        var copies = tables.Select(table => TableCopy.Read(origin, table)).Where(copy => copy.Rows.Count > 0).ToList();

        await using var target = new SqliteConnection($"Data Source={Path.Combine(targetFolder, "marketingbus.db")}");
        await target.OpenAsync(cancellationToken);
        foreach (var copy in copies)
            copy.Prepare(target);

        var started = TimeProvider.System.GetTimestamp();
        Insert(target, copies);
        return new PlainInsertResult(TimeProvider.System.GetElapsedTime(started), copies.Sum(x => x.Rows.Count), copies.ToDictionary(x => x.Table, x => x.Rows.Count));
    }

    // Slice by slice through all tables, as the journeys do: a lead's rows are written close to each other in time.
    static void Insert(SqliteConnection target, List<TableCopy> copies)
    {
        var transaction = target.BeginTransaction(deferred: false);
        var written = 0;
        for (var slice = 0; slice < Slices; slice++)
        {
            foreach (var copy in copies)
            {
                var end = (int)((long)copy.Rows.Count * (slice + 1) / Slices);
                for (var row = (int)((long)copy.Rows.Count * slice / Slices); row < end; row++)
                {
                    copy.Insert(transaction, row);
                    if (++written % RowsPerTransaction != 0)
                        continue;

                    transaction.Commit();
                    transaction.Dispose();
                    transaction = target.BeginTransaction(deferred: false);
                }
            }
        }

        transaction.Commit();
        transaction.Dispose();
    }
}

/// <param name="RowsByTable">How many rows each table got.</param>
internal sealed record PlainInsertResult(TimeSpan Elapsed, int Rows, IReadOnlyDictionary<string, int> RowsByTable);
