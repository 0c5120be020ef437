using MarketingBus.Platform.Text;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Which column of a file feeds which field of an event.</summary>
internal sealed class ColumnMap
{
    /// <summary>The unit behind a name, as in "Cost (EUR)", says how to read a column and not what is in it.</summary>
    static readonly string[] Units = ["usd", "eur", "gbp", "chf", "percent", "pct"];

    readonly Dictionary<string, int> columns;

    ColumnMap(ReplayKind kind, Dictionary<string, int> columns, IReadOnlyList<string> header)
    {
        Kind = kind;
        this.columns = columns;
        Names = HeaderNames.Unique(header);
        Rest = [.. Names.Index().Where(x => !columns.ContainsValue(x.Index) && !RejectedFile.OwnColumns.Contains(x.Item)).Select(x => (x.Index, x.Item))];
    }

    public ReplayKind Kind { get; }

    /// <summary>Of every column, each its own.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Columns that feed no field.</summary>
    public IReadOnlyList<(int Index, string Name)> Rest { get; }

    public IEnumerable<(TargetField Field, int Index)> Fields =>
        TargetFields.Of(Kind).Where(target => columns.ContainsKey(target.Name)).Select(target => (target, columns[target.Name]));

    /// <summary>True when the times are those of conversions: the file need not say what happened.</summary>
    public bool ImpliesConversion { get; private init; }

    public bool Has(string target) => columns.ContainsKey(target);

    /// <summary>The column that feeds a field, else -1.</summary>
    public int IndexOf(string target) => columns.GetValueOrDefault(target, -1);

    /// <summary>Whether a field of any event has a column of this name.</summary>
    public static bool IsKnown(string name, IReadOnlyDictionary<string, string> given)
    {
        var spelled = ColumnName.SnakeCase(name);
        return spelled.Length > 0
            && (Enum.GetValues<ReplayKind>().SelectMany(TargetFields.Of).Any(x => x.Names.Any(y => y == spelled || y == WithoutUnit(spelled)))
                || given.Values.Any(x => ColumnName.SnakeCase(x) == spelled));
    }

    /// <param name="kind">What the rows are.</param>
    /// <param name="header">The file's column names.</param>
    /// <param name="given">Column by target, as the user maps them; columns that the file does not have are passed over.</param>
    public static ColumnMap Create(ReplayKind kind, IReadOnlyList<string> header, IReadOnlyDictionary<string, string> given)
    {
        var names = header.Select(ColumnName.SnakeCase).ToList();
        var plain = names.Select(WithoutUnit).ToList();
        var columns = new Dictionary<string, int>();
        foreach (var field in TargetFields.Of(kind))
        {
            if (given.TryGetValue(field.Name, out var column) && IndexOf(names, ColumnName.SnakeCase(column)) is { } index)
                columns[field.Name] = index;
        }

        foreach (var spellings in new[] { names, plain })
        {
            foreach (var field in TargetFields.Of(kind).Where(field => !columns.ContainsKey(field.Name)))
            {
                if (field.Names.Select(name => IndexOf(spellings, name)).FirstOrDefault(i => i is { } found && !columns.ContainsValue(found)) is { } free)
                    columns[field.Name] = free;
            }
        }

        return new ColumnMap(kind, columns, header)
        {
            ImpliesConversion = kind == ReplayKind.Engagements && columns.TryGetValue("occurred_at", out var time) && names[time] == "converted_at",
        };
    }

    static string WithoutUnit(string name) => name.LastIndexOf('_') is > 0 and var place && Units.Contains(name[(place + 1)..]) ? name[..place] : name;

    static int? IndexOf(List<string> names, string name) => names.IndexOf(name) is >= 0 and var index ? index : null;
}
