using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data;

internal static class SchemaVersion
{
    /// <summary>Why this program may not use the schema, null when it may: an older program on a newer schema would write what the newer one no longer understands.</summary>
    public static async Task<string?> RefusalAsync(this MarketingDbContext database, string instead, CancellationToken cancellationToken)
    {
        var unknown = (await database.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(database.Database.GetMigrations()).LastOrDefault();
        return unknown is null
            ? null
            : $"it was written by another version of MarketingBus (it is at {unknown}, which this version does not know); use that version or {instead}";
    }
}
