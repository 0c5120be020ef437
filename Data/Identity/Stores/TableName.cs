using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace MarketingBus.Data.Identity.Stores;

internal static class TableName
{
    /// <summary>As SQL writes it: with its schema where the database has such, in quotes.</summary>
    public static string TableOf<TEntity>(this MarketingDbContext database)
    {
        var entity = database.Model.FindEntityType(typeof(TEntity))!;
        return database.GetService<ISqlGenerationHelper>().DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
    }
}
