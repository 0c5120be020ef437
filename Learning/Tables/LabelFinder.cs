using MarketingBus.Data.Ingress;

namespace MarketingBus.Learning.Tables;

/// <summary>Finds the label column, by the name given or by the names that labels usually have, and reads it as yes and no.</summary>
internal static class LabelFinder
{
    const int MostNamed = 40;

    /// <summary>In order of preference.</summary>
    public static readonly string[] UsualNames =
    [
        "converted", "conversion", "is_converted", "label", "target", "y", "class", "won", "is_won", "purchased", "purchase", "subscribed",
        "deposit", "response", "responded", "churned", "churn", "exited", "clicked", "visit", "visited",
    ];

    /// <summary>The table without label and without rows whose label is unknown.</summary>
    /// <param name="positiveValue">What counts as yes, all others as no; null: guessed.</param>
    /// <param name="blankIsNo">An unknown label is a no, and its row is kept.</param>
    public static (RawTable Table, Label Label) Split(RawTable table, string? column, string? positiveValue, bool blankIsNo = false)
    {
        var raw = column is null ? Guess(table, positiveValue, blankIsNo) : table.Get(column, TrainingInput.Label);
        var classes = LabelClass.Of(raw);
        if (LabelFaults.Of(raw, classes, positiveValue, blankIsNo) is { } fault)
            throw new TrainingDataException($"{table.Source}: {fault}") { Input = positiveValue is null ? TrainingInput.Label : TrainingInput.PositiveValue };

        var positive = classes.FirstOrDefault(x => positiveValue is not null && LabelSpelling.AreSame(x.Spelling, positiveValue)) ?? PositiveOf(classes);
        bool[] isPositive = [.. raw.Distinct.Select(x => LabelSpelling.AreSame(x, positive.Spelling))];
        var known = Enumerable.Range(0, table.RowCount).Where(row => blankIsNo || raw.Codes[row] != RawColumn.Unknown).ToList();
        var values = known.Select(row => raw.Codes[row] != RawColumn.Unknown && isPositive[raw.Codes[row]]);
        return (table.Without(raw).Keep(known), new Label(raw.Name, positiveValue ?? positive.Spelling, [.. values]) { Notes = [.. NotesOf(raw, classes, positive, blankIsNo)] });
    }

    static RawColumn Guess(RawTable table, string? positive, bool blankIsNo)
    {
        var byName = table.Columns.GroupBy(x => ColumnName.SnakeCase(x.Name)).ToDictionary(x => x.Key, x => x.First());
        var usual = UsualNames.Select(name => byName.GetValueOrDefault(name)).OfType<RawColumn>().Select(x => (Column: x, Fault: LabelFaults.Of(x, LabelClass.Of(x), positive, blankIsNo))).ToList();
        if (usual.FirstOrDefault(x => x.Fault is null).Column is { } found)
            return found;

        var met = usual.Count > 0
            ? string.Join(" ", usual.Select(x => x.Fault))
            : $"looked for a two-valued {string.Join(", ", UsualNames.Take(8))} and the like. Its columns are: {Named(table.Columns)}. Say which is the label: --label, over REST \"label\".";
        throw new TrainingDataException($"No label column was named and none was found in {table.Source}: {met}") { Input = usual.Count == 0 || positive is null ? TrainingInput.Label : TrainingInput.PositiveValue };
    }

    // The rarer value is the event that one wants to foresee, where the words do not tell.
    static LabelClass PositiveOf(IReadOnlyList<LabelClass> classes) =>
        classes.FirstOrDefault(x => x.MeansYes) ?? classes.MinBy(x => x.Rows)!;

    static IEnumerable<string> NotesOf(RawColumn raw, IReadOnlyList<LabelClass> classes, LabelClass positive, bool blankIsNo)
    {
        foreach (var x in classes.Where(x => x.Spellings.Count > 1))
            yield return $"'{raw.Name}' spells one answer in several ways, which were taken for one: {string.Join(", ", x.Spellings.Take(6).Select(value => $"'{TextRules.Shown(value)}'"))}.";
        if (classes.Count > 2)
            yield return $"'{raw.Name}' = {positive.Shown} was taken for yes, and all its other values for no: {string.Join(", ", classes.Where(x => x != positive).Take(6).Select(x => x.Shown))}{(classes.Count > 7 ? ", ..." : "")}.";
        if (blankIsNo && raw.Codes.Count(x => x == RawColumn.Unknown) is > 0 and var blank)
            yield return FormattableString.Invariant($"'{raw.Name}' is empty in {blank:N0} rows, which were taken for no, as was said.");
    }

    static string Named(IReadOnlyList<RawColumn> columns) =>
        string.Join(", ", columns.Take(MostNamed).Select(x => TextRules.Shown(x.Name))) + (columns.Count > MostNamed ? $" and {columns.Count - MostNamed} others" : "");
}
