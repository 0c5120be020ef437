namespace MarketingBus.Data.Queries;

/// <summary>A table of which each row is one entry of a lead's timeline.</summary>
internal abstract class TimelineSource(string kind, string subject, string time, string id)
{
    public const string Row = "e";

    public string Kind => kind;

    /// <summary>The newest rows of the page; one more than it has says that there are older ones.</summary>
    public string Select(TimelinePage page, int firstValue) => LastOf($"{Matching(page, firstValue)}{Before(page, firstValue)}", [time, id], page.Limit + 1);

    /// <summary>How many rows match, whatever the page.</summary>
    public string Count(TimelinePage page, int firstValue) => $"(SELECT COUNT(*) FROM {Table} WHERE {Matching(page, firstValue)})";

    public abstract IEnumerable<DatedEntry> Read(byte[]? rows);

    protected abstract string Table { get; }

    protected abstract string LastOf(string condition, IReadOnlyList<string> order, int limit);

    string Matching(TimelinePage page, int firstValue) =>
        $"{subject} = {LeadSelect.Subject} AND {time} IS NOT NULL{(page.Since is null ? "" : $" AND {time} >= ${firstValue + (page.Before is null ? 0 : 2)}")}";

    string Before(TimelinePage page, int firstValue) => page.Before is null ? "" : $" AND ({time}, {id}) < (${firstValue}, ${firstValue + 1})";
}

/// <inheritdoc/>
/// <param name="kind">As <see cref="TimelineEntry.Kind"/> has it.</param>
/// <param name="rows">The table.</param>
/// <param name="subject">The column of the journey.</param>
/// <param name="time">When it happened, in terms of <see cref="TimelineSource.Row"/>.</param>
/// <param name="id">The column that tells rows of the same time apart.</param>
/// <param name="entryOf">Says what a row means.</param>
internal sealed class TimelineSource<TEntity>(string kind, JsonRow<TEntity> rows, string subject, string time, string id, Func<TEntity, DatedEntry> entryOf)
    : TimelineSource(kind, ColumnOf(subject), time, ColumnOf(id))
    where TEntity : class, new()
{
    public TimelineSource(string kind, JsonRow<TEntity> rows, (string Subject, string Time, string Id) columns, Func<TEntity, DatedEntry> entryOf)
        : this(kind, rows, columns.Subject, ColumnOf(columns.Time), columns.Id, entryOf)
    {
    }

    protected override string Table => rows.As(Row);

    public override IEnumerable<DatedEntry> Read(byte[]? json) => rows.ReadAll(json).Select(entryOf);

    protected override string LastOf(string condition, IReadOnlyList<string> order, int limit) => rows.LastOf(Row, condition, order, limit);

    static string ColumnOf(string name) => $"{Row}.\"{name}\"";
}
