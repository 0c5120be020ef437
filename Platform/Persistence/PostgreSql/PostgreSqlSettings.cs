using Npgsql;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>How PostgreSQL is used; what the connection string says goes before our defaults.</summary>
internal static class PostgreSqlSettings
{
    // Seven services stay below the hundred connections of a stock server.
    const int PoolSize = 12;

    // Measured: a third less work for PostgreSQL. Room for all that a process says, since what falls out is prepared again.
    const int PreparedStatements = 200;

    // A machine that is gone says no goodbye: its transaction would keep locks, and erasures waiting, for as long as TCP takes to notice, which is hours. None of ours is idle for so long.
    const string EndOfForgottenTransactions = "-c idle_in_transaction_session_timeout=60s";

    public static NpgsqlConnectionStringBuilder WithDefaults(DatabaseOptions options, string applicationName)
    {
        var settings = Parse(options.ConnectionString);
        if (!settings.ShouldSerialize("Timeout"))
            settings.Timeout = Seconds(options.ConnectTimeout);
        if (!settings.ShouldSerialize("Command Timeout"))
            settings.CommandTimeout = Seconds(options.CommandTimeout);
        if (!settings.ShouldSerialize("Maximum Pool Size"))
            settings.MaxPoolSize = PoolSize;
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = PreparedStatements;

        // Of a setting that comes twice the last one holds.
        settings.Options = $"{EndOfForgottenTransactions} {settings.Options}".Trim();

        // Nobody here leaves a setting, a lock or a temporary table behind in a session, and to clean up after each use is an eighth of PostgreSQL's work.
        if (!settings.ShouldSerialize("No Reset On Close"))
            settings.NoResetOnClose = true;

        // Whose connection it is, for people who look at pg_stat_activity.
        settings.ApplicationName ??= applicationName;
        return settings;
    }

    static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);

    static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // What it holds is not repeated: there may be a password in it.
            throw new InvalidOperationException(
                $"{DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)} is not a connection string of Npgsql (such as \"{new DatabaseOptions().ConnectionString}\").", exception);
        }
    }
}
