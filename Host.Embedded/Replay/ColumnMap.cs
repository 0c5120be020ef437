namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Which column of a file feeds which field of an event.</summary>
internal sealed class ColumnMap
{
    readonly Dictionary<string, int> columns;

    ColumnMap(ReplayKind kind, Dictionary<string, int> columns, IReadOnlyList<string> header)
    {
        Kind = kind;
        this.columns = columns;
        Rest = [.. header.Index().Where(x => x.Item.Length > 0 && !columns.ContainsValue(x.Index)).Select(x => (x.Index, x.Item))];
    }

    public ReplayKind Kind { get; }

    /// <summary>Columns that feed no field.</summary>
    public IReadOnlyList<(int Index, string Name)> Rest { get; }

    public IEnumerable<(TargetField Field, int Index)> Fields =>
        TargetFields.Of(Kind).Where(target => columns.ContainsKey(target.Name)).Select(target => (target, columns[target.Name]));

    /// <summary>True when the times are those of conversions: the file need not say what happened.</summary>
    public bool ImpliesConversion { get; private init; }

    public bool Has(string target) => columns.ContainsKey(target);

    /// <param name="header">The file's column names.</param>
    /// <param name="given">Column by target, as the user maps them; columns that the file does not have are passed over.</param>
    public static ColumnMap Create(ReplayKind kind, IReadOnlyList<string> header, IReadOnlyDictionary<string, string> given)
    {
        var names = header.Select(ColumnName.Normalize).ToList();
        var columns = new Dictionary<string, int>();
        foreach (var field in TargetFields.Of(kind))
        {
            if (given.TryGetValue(field.Name, out var column) && IndexOf(names, ColumnName.Normalize(column)) is { } index)
                columns[field.Name] = index;
        }

        foreach (var field in TargetFields.Of(kind).Where(field => !columns.ContainsKey(field.Name)))
        {
            if (field.Names.Select(name => IndexOf(names, name)).FirstOrDefault(i => i is { } found && !columns.ContainsValue(found)) is { } free)
                columns[field.Name] = free;
        }

        return new ColumnMap(kind, columns, header)
        {
            ImpliesConversion = kind == ReplayKind.Engagements && columns.TryGetValue("occurred_at", out var time) && names[time] == "converted_at",
        };
    }

    static int? IndexOf(List<string> names, string name) => names.IndexOf(name) is >= 0 and var index ? index : null;
}
