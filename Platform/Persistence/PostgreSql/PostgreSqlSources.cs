using Npgsql;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>The two ways in which a process reaches PostgreSQL.</summary>
internal sealed class PostgreSqlSources : IAsyncDisposable
{
    // One connection commits, one loads; a third where either was lost and is not yet known to be.
    const int GroupedConnections = 4;

    // A plan that was made while a table was small must not read it whole once it has grown: rows are found by key, one by one, in the order of the array.
    const string ByKey = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    public PostgreSqlSources(DatabaseOptions options, string applicationName)
    {
        var settings = PostgreSqlSettings.WithDefaults(options, applicationName);
        Queries = NpgsqlDataSource.Create(settings);
        settings.MaxPoolSize = GroupedConnections;
        settings.Options = $"{settings.Options} {ByKey}".Trim();
        Grouped = NpgsqlDataSource.Create(settings);
    }

    /// <summary>For EF: any query.</summary>
    public NpgsqlDataSource Queries { get; }

    /// <summary>For grouped commits and loads.</summary>
    public NpgsqlDataSource Grouped { get; }

    public async ValueTask DisposeAsync()
    {
        await Queries.DisposeAsync();
        await Grouped.DisposeAsync();
    }
}
