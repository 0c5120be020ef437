namespace MarketingBus.Learning.Tables;

/// <summary>Finds the label column, by the name given or by the names that labels usually have, and reads it as yes and no.</summary>
internal static class LabelFinder
{
    /// <summary>In order of preference.</summary>
    public static readonly string[] UsualNames =
    [
        "converted", "conversion", "is_converted", "label", "target", "y", "class", "won", "is_won", "purchased", "purchase", "subscribed",
        "deposit", "response", "responded", "churned", "churn", "exited", "clicked", "visit", "visited",
    ];

    static readonly HashSet<string> YesWords = new(StringComparer.OrdinalIgnoreCase) { "converted", "won", "positive", "success", "good", "accepted" };

    /// <summary>The table without label and without rows whose label is unknown.</summary>
    public static (RawTable Table, Label Label) Split(RawTable table, string? column, string? positiveValue)
    {
        var raw = column is null ? Guess(table) : table.Get(column, TrainingInput.Label);
        var known = Enumerable.Range(0, table.RowCount).Where(row => raw.Codes[row] != RawColumn.Unknown).ToList();
        var distinct = raw.Distinct.Distinct(StringComparer.OrdinalIgnoreCase).Take(3).ToList();
        if (distinct.Count == 1)
            throw new TrainingDataException($"Every '{raw.Name}' in {table.Source} is '{distinct[0]}': there is only one class, so there is nothing to tell apart.") { Input = TrainingInput.Label };
        if (distinct.Count != 2)
            throw new TrainingDataException($"'{raw.Name}' is not binary: a label has exactly two values, such as 0 and 1 or yes and no.") { Input = TrainingInput.Label };

        var positive = positiveValue ?? PositiveOf(raw, distinct);
        if (!distinct.Contains(positive, StringComparer.OrdinalIgnoreCase))
            throw new TrainingDataException($"'{raw.Name}' never has the value '{positive}'; its values are '{distinct[0]}' and '{distinct[1]}'.") { Input = TrainingInput.PositiveValue };

        bool[] isPositive = [.. raw.Distinct.Select(x => string.Equals(x, positive, StringComparison.OrdinalIgnoreCase))];
        return (table.Without(raw).Keep(known), new Label(raw.Name, positive, [.. known.Select(row => isPositive[raw.Codes[row]])]));
    }

    static RawColumn Guess(RawTable table)
    {
        var byName = table.Columns.GroupBy(x => ColumnName.SnakeCase(x.Name)).ToDictionary(x => x.Key, x => x.First());
        return UsualNames.Select(name => byName.GetValueOrDefault(name)).FirstOrDefault(x => x is not null && IsBinary(x))
            ?? throw new TrainingDataException(
                $"No label column was named and none was found in {table.Source}: looked for a two-valued {string.Join(", ", UsualNames.Take(8))} and the like.") { Input = TrainingInput.Label };
    }

    static bool IsBinary(RawColumn column) => column.Distinct.Distinct(StringComparer.OrdinalIgnoreCase).Take(3).Count() == 2;

    // The rarer value is the event that one wants to foresee, where the words do not tell.
    static string PositiveOf(RawColumn raw, List<string> distinct) =>
        distinct.FirstOrDefault(x => BooleanText.Parse(x) is true || YesWords.Contains(x))
        ?? distinct.MinBy(x => raw.Values.Count(value => string.Equals(value, x, StringComparison.OrdinalIgnoreCase)))!;
}
