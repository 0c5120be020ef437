using System.Globalization;
using Npgsql;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>The ways in which a process reaches PostgreSQL.</summary>
internal sealed class PostgreSqlSources : IAsyncDisposable
{
    // One connection commits, one loads, two take a group apart; two more where one was lost and is not yet known to be.
    const int GroupedConnections = 6;

    // Each waits for another transaction's lock.
    const int PatientConnections = 2;

    // A group holds up everybody who comes meanwhile.
    const int GroupsShare = 10;

    // A plan that was made while a table was small must not read it whole once it has grown: rows are found by key, one by one, in the order of the array.
    const string ByKey = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    public PostgreSqlSources(DatabaseOptions options, string applicationName)
    {
        var settings = PostgreSqlSettings.WithDefaults(options, applicationName);
        Queries = NpgsqlDataSource.Create(settings);
        var given = settings.Options;
        settings.MaxPoolSize = GroupedConnections;
        settings.Options = OptionsOf(given, options.LockTimeout / GroupsShare);
        Grouped = NpgsqlDataSource.Create(settings);
        settings.MaxPoolSize = PatientConnections;
        settings.Options = OptionsOf(given, options.LockTimeout);
        Patient = NpgsqlDataSource.Create(settings);
    }

    /// <summary>For EF: any query.</summary>
    public NpgsqlDataSource Queries { get; }

    /// <summary>For grouped commits and loads.</summary>
    public NpgsqlDataSource Grouped { get; }

    /// <summary>For a commit alone, of a row that another transaction has locked.</summary>
    public NpgsqlDataSource Patient { get; }

    public async ValueTask DisposeAsync()
    {
        await Queries.DisposeAsync();
        await Grouped.DisposeAsync();
        await Patient.DisposeAsync();
    }

    static string OptionsOf(string? given, TimeSpan lockTimeout) =>
        string.Create(CultureInfo.InvariantCulture, $"{given} {ByKey} -c lock_timeout={Math.Max(1, (int)lockTimeout.TotalMilliseconds)}").Trim();
}
