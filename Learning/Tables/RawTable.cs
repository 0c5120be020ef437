using MarketingBus.Data.Ingress;

namespace MarketingBus.Learning.Tables;

/// <summary>A table as read: columns of text, null where unknown, no copies of a record.</summary>
internal sealed record RawTable
{
    public required string Source { get; init; }

    public required IReadOnlyList<RawColumn> Columns { get; init; }

    public required int RowCount { get; init; }

    /// <summary>A number for each row that depends on its content only, and on how many rows before had the same.</summary>
    public required ulong[] Hashes { get; init; }

    /// <summary>Between the fields of its file.</summary>
    public char Separator { get; init; } = ',';

    public int FileCount { get; init; }

    public int RowsRead { get; init; }

    /// <summary>Removed.</summary>
    public int DuplicateRows { get; init; }

    /// <summary>Copies of other rows that are kept, since no column names the record.</summary>
    public int EqualRows { get; init; }

    /// <summary>Rows that had fewer fields than the header.</summary>
    public int ShortRows { get; init; }

    /// <summary>Rows with a quote where none belongs, which were read all the same.</summary>
    public int MisquotedRows { get; init; }

    public RawColumn? Find(string name) =>
        Columns.FirstOrDefault(x => x.Name == name)
        ?? Columns.FirstOrDefault(x => ColumnName.SnakeCase(x.Name) == ColumnName.SnakeCase(name));

    public RawColumn Get(string name, TrainingInput input = TrainingInput.Source) =>
        Find(name) ?? throw new TrainingDataException(
            $"There is no column '{TextRules.Shown(name)}' in {Source}. Its columns are: {string.Join(", ", Columns.Select(x => TextRules.Shown(x.Name)))}.") { Input = input };

    public RawTable Keep(IReadOnlyList<int> rows) => rows.Count == RowCount ? this : this with
    {
        Columns = [.. Columns.Select(x => x.Keep(rows))],
        Hashes = [.. rows.Select(row => Hashes[row])],
        RowCount = rows.Count,
    };

    public RawTable Without(RawColumn column) => this with { Columns = [.. Columns.Where(x => x != column)] };
}
