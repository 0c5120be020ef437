using Npgsql;

namespace MarketingBus.Data;

/// <summary>What PostgreSQL's failures mean to the person who starts a process.</summary>
internal static class PostgreSqlFailures
{
    /// <summary>True when waiting may help: nothing listens, it starts or stops, or it has no connection left.</summary>
    public static bool IsNotThere(NpgsqlException exception) => exception is PostgresException told
        ? told.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.TooManyConnections
        : exception.InnerException is IOException or System.Net.Sockets.SocketException or TimeoutException;

    /// <summary>EF wraps a failure that may pass in one that is none of Npgsql's.</summary>
    public static NpgsqlException? Behind(Exception exception) => exception as NpgsqlException ?? exception.InnerException as NpgsqlException;

    public static string Reason(NpgsqlException exception, NpgsqlConnectionStringBuilder settings) => (exception as PostgresException)?.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword => $"the password of {settings.Username} is wrong",
        PostgresErrorCodes.InvalidAuthorizationSpecification => $"the server does not let {settings.Username} in; check the user and pg_hba.conf",
        PostgresErrorCodes.InvalidCatalogName => "it does not exist",
        PostgresErrorCodes.InsufficientPrivilege => $"{settings.Username} lacks a right ({Said(exception)})",
        PostgresErrorCodes.DiskFull => "the server's disk is full",
        PostgresErrorCodes.ReadOnlySqlTransaction => "it is read-only; use the primary server",
        _ => Said(exception),
    };

    static string Said(NpgsqlException exception) => ((exception as PostgresException)?.MessageText ?? exception.Message).TrimEnd('.');
}
