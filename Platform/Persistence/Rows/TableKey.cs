namespace MarketingBus.Platform.Persistence.Rows;

/// <summary>Columns by which at most one row of a table is found: its primary key's or a unique index's.</summary>
internal sealed class TableKey(TableMap table, IReadOnlyList<int> columns)
{
    public TableMap Table => table;

    /// <summary>Positions in the table.</summary>
    public IReadOnlyList<int> Columns => columns;

    /// <summary>The key with these values, which are the model's and come in the columns' order.</summary>
    public RowKey Of(params ReadOnlySpan<object> values)
    {
        var stored = new object[columns.Count];
        for (var index = 0; index < stored.Length; index++)
            stored[index] = table.Columns[columns[index]].ToProvider(values[index])!;

        return new RowKey(stored);
    }

    /// <summary>The key of an entity.</summary>
    public RowKey OfEntity(object entity) => new([.. columns.Select(x => table.Columns[x].Of(entity)!)]);

    /// <summary>The key of a row.</summary>
    public RowKey In(object?[] row) => new([.. columns.Select(x => row[x]!)]);
}
