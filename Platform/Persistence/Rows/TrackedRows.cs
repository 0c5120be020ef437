using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MarketingBus.Platform.Persistence.Rows;

/// <summary>Reads a context's pending changes as rows.</summary>
internal static class TrackedRows
{
    /// <summary>False when one of the changes needs EF itself to write it.</summary>
    public static bool TryRead(DbContext context, List<RowChange> rows)
    {
        foreach (var entry in context.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                continue;

            if (TableMap.Of(context.Model, entry.Metadata.ClrType) is not { } table)
                return false;

            rows.Add(entry.State switch
            {
                EntityState.Added => RowChange.Insert(table, entry.Entity),
                EntityState.Deleted => RowChange.Delete(table, entry.Entity, TokensOf(entry, table)),
                _ => UpdateOf(entry, table),
            });
        }

        return true;
    }

    /// <summary>What EF itself writes, as a fence looks at it.</summary>
    public static IEnumerable<FencedRow> Fenced(DbContext context) => context.ChangeTracker.Entries()
        .Where(x => x.State is EntityState.Added or EntityState.Modified)
        .Select(x => new FencedRow(x.Metadata.ClrType, x.Properties.Select(Stored)));

    /// <summary>The tracker knows a new row by a passing key; from now on it is known by the key that the database gave.</summary>
    public static void TakeUpKeys(DbContext context)
    {
        // Nothing has changed since the rows were read, and looking again is not free.
        var detects = context.ChangeTracker.AutoDetectChangesEnabled;
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var entry in context.ChangeTracker.Entries().Where(x => x.State == EntityState.Added).ToList())
        {
            if (TableMap.Of(context.Model, entry.Metadata.ClrType) is not { Generated: { } generated } table || entry.Property(table.Columns[generated].Property) is not { IsTemporary: true } key)
                continue;

            key.CurrentValue = table.Columns[generated].Property.PropertyInfo!.GetValue(entry.Entity);
            key.IsTemporary = false;
        }

        context.ChangeTracker.AutoDetectChangesEnabled = detects;
    }

    static object? Stored(PropertyEntry property) =>
        property.CurrentValue is { } value && property.Metadata.GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : property.CurrentValue;

    static RowChange UpdateOf(EntityEntry entry, TableMap table)
    {
        var changed = 0UL;
        for (var index = 0; index < table.Columns.Count; index++)
        {
            if (entry.Property(table.Columns[index].Property).IsModified)
                changed |= 1UL << index;
        }

        return new RowChange(table, RowChangeKind.Update, entry.Entity, table.ValuesOf(entry.Entity), changed, TokensOf(entry, table));
    }

    static object?[]? TokensOf(EntityEntry entry, TableMap table) => table.Tokens.Count == 0
        ? null
        : [.. table.Tokens.Select(x => table.Columns[x].ToProvider(entry.Property(table.Columns[x].Property).OriginalValue))];
}
