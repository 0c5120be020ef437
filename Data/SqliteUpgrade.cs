using MarketingBus.Platform.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Data;

internal sealed class SqliteUpgrade(MarketingDbContext database, IOptions<DatabaseOptions> options) : IDatabaseUpgrade
{
    // SQLite's primary result codes (sqlite.org/rescode.html).
    const int Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    string Path => System.IO.Path.GetFullPath(options.Value.Path);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(Path))
            throw Unusable("it is a folder, not a file", null);

        try
        {
            if (await database.RefusalAsync("another file", cancellationToken) is { } refusal)
                throw Unusable(refusal, null);

            await database.Database.MigrateAsync(cancellationToken);
        }
        catch (SqliteException exception)
        {
            throw Unusable(Reason(exception), exception);
        }
    }

    InvalidOperationException Unusable(string reason, Exception? cause) => new($"The database {Path} cannot be used: {reason}.", cause);

    static string Reason(SqliteException exception) => exception.SqliteErrorCode switch
    {
        Busy or Locked => "another process holds it",
        ReadOnly => "it, or its folder, may not be written to",
        Corrupt => "it is damaged; restore it from a backup",
        Full => "the disk is full",
        CannotOpen => "it cannot be opened; check the path and the permissions of the file and its folder",
        NotADatabase => "it is not a SQLite database",
        _ => exception.Message.TrimEnd('.'),
    };
}
