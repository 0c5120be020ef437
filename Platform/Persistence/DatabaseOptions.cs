using System.ComponentModel.DataAnnotations;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Platform.Persistence;

/// <summary>Where the one database is.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>Sqlite or PostgreSql; left out, the world's own: SQLite embedded, PostgreSQL distributed.</summary>
    public DatabaseProvider? Provider { get; set; }

    /// <summary>Path of the SQLite file; its folder is made when missing.</summary>
    [Required]
    public string Path { get; set; } = ".run/marketingbus.db";

    /// <summary>
    /// How PostgreSQL is reached, in Npgsql's words. The default is the server of `./dev up`. Unless it says otherwise, Maximum Pool Size is 12 (the connections of one process)
    /// and Max Auto Prepare 200.
    /// </summary>
    [Required]
    public string ConnectionString { get; set; } = "Host=127.0.0.1;Port=5482;Database=marketingbus;Username=marketingbus";

    /// <summary>How long PostgreSQL is waited for until a connection is open or, of those in use, free, 1 second to 5 minutes. A Timeout in the connection string goes before it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long one command is then waited for, 1 second to 1 hour, and 2 seconds more for it to be cancelled. A Command Timeout in the connection string goes before it. Both together bound a try of
    /// a message and a request while PostgreSQL does not answer.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a commit waits for a row that another transaction on PostgreSQL has locked, 10 milliseconds to 1 minute; then its message is tried again after a pause (Retry:OutagePause and on). What is committed
    /// together waits a tenth of it before the one that has to wait is left to itself.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromMilliseconds(500);

    internal DatabaseProvider ProviderIn(World world) =>
        Provider ?? (world == World.Embedded ? DatabaseProvider.Sqlite : DatabaseProvider.PostgreSql);
}
