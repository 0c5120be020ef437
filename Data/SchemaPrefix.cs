using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data;

internal static class SchemaPrefix
{
    /// <summary>SQLite has no schemas: "orchestration"."lead_journeys" becomes "orchestration_lead_journeys".</summary>
    public static void PrefixTablesWithTheirSchema(this ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.GetSchema() is not { } schema || entity.GetTableName() is not { } table)
                continue;

            entity.SetTableName($"{schema}_{table}");
            entity.SetSchema(null);
        }
    }
}
