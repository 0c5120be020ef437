using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Guard;

/// <summary>
/// Finds columns that know the answer because they were written after it. Every rule is about measurements or general names; the rules
/// and their limits are described in docs/learning.md.
/// </summary>
internal static class LeakGuard
{
    const double AlmostPerfect = 0.95;
    const double Outlying = 0.90;
    const double OutlyingGap = 0.10;
    const double NameNeeds = 0.60;
    const int MostRows = 100_000;

    /// <param name="rows">The rows to look at; of very many, an even selection.</param>
    /// <param name="keep">Columns that the caller vouches for: pointed out, never excluded.</param>
    public static IReadOnlyList<LeakWarning> Inspect(IReadOnlyList<TypedColumn> columns, Label label, int[] rows, IReadOnlyCollection<string> keep)
    {
        rows = [.. EvenSelection.Of(rows.Length, MostRows).Select(i => rows[i])];
        var usable = columns.Where(x => x.IsUsable).ToList();
        var areas = usable.ToDictionary(x => x, x => SingleColumnAuc.Of(x, label, rows));
        var blocks = MissingBlocks.Find(usable, rows);

        var found = new Dictionary<TypedColumn, string>();
        foreach (var column in usable)
        {
            if (ByItself(column, label, rows, areas[column]) is { } reason)
                found[column] = reason;
            else if (blocks.TryGetValue(column, out var block))
                found[column] = block;
        }

        AddOutlier(usable, areas, found);

        var kept = keep.Select(ColumnName.SnakeCase).ToHashSet();
        return
        [
            .. usable.Where(found.ContainsKey).Select(x => new LeakWarning(x.Name, found[x], areas[x], !kept.Contains(ColumnName.SnakeCase(x.Name)))),
            .. usable.Where(x => !found.ContainsKey(x) && SuspiciousNames.IsLatestState(x.Name) && areas[x] >= NameNeeds).Select(x => new LeakWarning(
                x.Name, "Its name says that it is overwritten as time goes on; make sure that the file holds what was known when the lead came in.", areas[x], false)),
        ];
    }

    static string? ByItself(TypedColumn column, Label label, int[] rows, double area)
    {
        if (area >= AlmostPerfect)
            return $"It alone predicts the label almost perfectly (AUC {area:0.00}).";

        if (area >= NameNeeds && SuspiciousNames.Explain(column.Name) is { } meaning)
            return $"Its name suggests {meaning}, and it does predict the label (AUC {area:0.00}).";

        return OneSided(column, label, rows) ?? GiveawayValue.Explain(column, label, rows);
    }

    static string? OneSided(TypedColumn column, Label label, int[] rows)
    {
        double MissingAmong(bool yes) =>
            (double)rows.Count(row => column.Raw.Codes[row] == RawColumn.Unknown && label.Values[row] == yes) / rows.Count(row => label.Values[row] == yes);

        var (positive, negative) = (MissingAmong(true), MissingAmong(false));
        return Math.Max(positive, negative) >= 0.95 && Math.Min(positive, negative) <= 0.5
            ? $"It is empty for {positive:P0} of the positive and {negative:P0} of the negative rows: it was filled in because of the outcome."
            : null;
    }

    static void AddOutlier(List<TypedColumn> usable, Dictionary<TypedColumn, double> areas, Dictionary<TypedColumn, string> found)
    {
        var rest = usable.Where(x => !found.ContainsKey(x)).OrderByDescending(x => areas[x]).Take(2).ToList();
        if (rest.Count == 2 && areas[rest[0]] >= Outlying && areas[rest[0]] - areas[rest[1]] >= OutlyingGap)
            found[rest[0]] = $"It alone predicts the label with AUC {areas[rest[0]]:0.00}, the next best column with {areas[rest[1]]:0.00}: that is too good to be known beforehand.";
    }
}
