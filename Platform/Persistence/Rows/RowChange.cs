namespace MarketingBus.Platform.Persistence.Rows;

internal enum RowChangeKind
{
    // In the order in which a commit carries them out.
    Delete,
    Update,
    Insert,
}

/// <summary>One row to be written.</summary>
/// <param name="Table">Where.</param>
/// <param name="Kind">How.</param>
/// <param name="Entity">The object that gets the key which the database gives.</param>
/// <param name="Values">One for each column; of an update those that changed, of a delete only the key.</param>
/// <param name="Changed">The columns that an update writes, a bit for each.</param>
/// <param name="Tokens">What the concurrency tokens were when the row was read.</param>
/// <param name="MayBeGone">A delete that is content to find nothing.</param>
internal sealed record RowChange(
    TableMap Table, RowChangeKind Kind, object Entity, object?[] Values, ulong Changed = 0, object?[]? Tokens = null, bool MayBeGone = false)
{
    public static RowChange Insert(TableMap table, object entity) => new(table, RowChangeKind.Insert, entity, table.ValuesOf(entity));

    /// <summary>What has changed since the row was read; null when nothing has.</summary>
    public static RowChange? Update(TableMap table, object entity, object?[] original)
    {
        var values = table.ValuesOf(entity);
        var changed = 0UL;
        for (var index = 0; index < values.Length; index++)
        {
            if (!Equals(values[index], original[index]))
                changed |= 1UL << index;
        }

        return changed == 0 ? null : new RowChange(table, RowChangeKind.Update, entity, values, changed, table.Tokens.Count == 0 ? null : [.. table.Tokens.Select(x => original[x])]);
    }

    public static RowChange Delete(TableMap table, object entity, object?[]? tokens = null, bool mayBeGone = false) =>
        new(table, RowChangeKind.Delete, entity, table.ValuesOf(entity), Tokens: tokens, MayBeGone: mayBeGone);

    /// <summary>As a fence looks at it: what is taken away brings nothing back.</summary>
    public FencedRow Fenced => new(Table.EntityType, Kind == RowChangeKind.Delete ? [] : Values);

    /// <summary>Rows with equal shapes share a statement.</summary>
    public RowShape Shape => new(Table, Kind, Changed, Tokens is not null, MayBeGone);
}

/// <summary>What decides a statement's text.</summary>
internal readonly record struct RowShape(TableMap Table, RowChangeKind Kind, ulong Changed, bool HasTokens, bool MayBeGone)
{
    /// <summary>Positions of the columns that the statement writes.</summary>
    public int[] Written()
    {
        var (table, kind, changed, _, _) = this;
        return kind switch
        {
            RowChangeKind.Insert => [.. Enumerable.Range(0, table.Columns.Count).Where(x => x != table.Generated)],
            RowChangeKind.Update => [.. Enumerable.Range(0, table.Columns.Count).Where(x => (changed & (1UL << x)) != 0)],
            _ => [],
        };
    }
}
