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
    const double Striking = 0.80;
    const double OutlyingGap = 0.10;
    const double TimeNeeds = 0.75;
    const double NameNeeds = 0.60;
    const double AheadOfNeighbours = 0.01;
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

        // What the best of the columns reach against which nothing speaks.
        var neighbours = usable.Where(x => !found.ContainsKey(x) && !IsNamedAsLeak(x.Name)).Select(x => areas[x]).DefaultIfEmpty(0.5).Max();
        var byName = usable.Where(x => areas[x] < AlmostPerfect).Select(x => (Column: x, Reason: ByName(x.Name, areas[x]))).Where(x => x.Reason is not null).ToDictionary(x => x.Column, x => x.Reason!);
        var hints = byName.Where(x => !found.ContainsKey(x.Key) && IsHint(x.Key.Name) && areas[x.Key] <= neighbours + AheadOfNeighbours).Select(x => x.Key).ToHashSet();
        foreach (var (column, reason) in byName.Where(x => !hints.Contains(x.Key)))
            found[column] = reason;

        foreach (var (column, other) in StandingOut(usable, areas, found, Outlying))
            found[column] = $"It alone predicts the label with AUC {areas[column]:0.00}, most others with at most {other:0.00}: that is too good to be known beforehand.";

        var striking = StandingOut(usable, areas, found, Striking);
        var kept = keep.Select(ColumnName.SnakeCase).ToHashSet();
        return
        [
            .. usable.Where(found.ContainsKey).Select(x => new LeakWarning(x.Name, found[x], areas[x], !kept.Contains(ColumnName.SnakeCase(x.Name))) { IsByName = byName.ContainsKey(x) }),
            .. usable.Where(hints.Contains).Select(x => new LeakWarning(x.Name, HintOf(x, areas[x], neighbours), areas[x], false) { IsByName = true }),
            .. usable.Where(x => !found.ContainsKey(x) && !hints.Contains(x)).Select(x => (Column: x, Doubt: DoubtAbout(x, areas[x], striking))).Where(x => x.Doubt is not null)
                .Select(x => new LeakWarning(x.Column.Name, x.Doubt!, areas[x.Column], false)),
            .. LeftOutAnyway(columns, label, rows),
        ];
    }

    static string? ByItself(TypedColumn column, Label label, int[] rows, double area)
    {
        if (area >= AlmostPerfect)
            return $"It alone predicts the label almost perfectly (AUC {area:0.00}).";

        return OneSided(column, label, rows) ?? GiveawayValue.Explain(column, label, rows);
    }

    static string? ByName(string name, double area) =>
        area >= NameNeeds && SuspiciousNames.Explain(name) is { } meaning ? $"Its name suggests {meaning}, and it does predict the label (AUC {area:0.00})."
        : area >= TimeNeeds && SuspiciousNames.IsTimeSpent(name) ? $"Its name suggests time that was spent on the record, and it predicts the label well (AUC {area:0.00})."
        : null;

    static bool IsHint(string name) => SuspiciousNames.IsHint(name) || (SuspiciousNames.Explain(name) is null && SuspiciousNames.IsTimeSpent(name));

    static bool IsNamedAsLeak(string name) => SuspiciousNames.Explain(name) is not null || SuspiciousNames.IsTimeSpent(name);

    static string HintOf(TypedColumn column, double area, double neighbours) =>
        $"Its name suggests {SuspiciousNames.Explain(column.Name) ?? "time that was spent on the record"}, but it predicts no better than its neighbours (AUC {area:0.00}, the best of them {neighbours:0.00}), so it is kept; make sure that it is known when the lead comes in.";

    static string? DoubtAbout(TypedColumn column, double area, Dictionary<TypedColumn, double> striking) =>
        area >= NameNeeds && SuspiciousNames.IsLatestState(column.Name) ? "Its name says that it is overwritten as time goes on; make sure that the file holds what was known when the lead came in."
        : area >= NameNeeds && SuspiciousNames.IsTimeSpent(column.Name) ? "Its name says time spent; make sure that it is not time spent on the record after it came in."
        : striking.TryGetValue(column, out var other) ? $"It alone predicts the label with AUC {area:0.00}, most others with at most {other:0.00}; make sure that it is known when the lead comes in."
        : null;

    // Of an id or a text, only whether it was filled in can be looked at; what was given up half-way does not even tell that.
    static IEnumerable<LeakWarning> LeftOutAnyway(IReadOnlyList<TypedColumn> columns, Label label, int[] rows) =>
        columns.Where(x => !x.IsUsable && !x.Raw.IsAbandoned).Select(x => (Column: x, Reason: OneSided(x, label, rows))).Where(x => x.Reason is not null)
            .Select(x => new LeakWarning(x.Column.Name, x.Reason!, SingleColumnAuc.OfPresence(x.Column, label, rows), true));

    static string? OneSided(TypedColumn column, Label label, int[] rows)
    {
        double MissingAmong(bool yes) =>
            (double)rows.Count(row => column.Raw.Codes[row] == RawColumn.Unknown && label.Values[row] == yes) / rows.Count(row => label.Values[row] == yes);

        var (positive, negative) = (MissingAmong(true), MissingAmong(false));
        return Math.Max(positive, negative) >= 0.95 && Math.Min(positive, negative) <= 0.5
            ? $"It is empty for {positive:P0} of the positive and {negative:P0} of the negative rows: it was filled in because of the outcome."
            : null;
    }

    /// <summary>The best column, or the best two, far ahead of the next: two, since a leak in seconds hides behind the same in minutes.</summary>
    static Dictionary<TypedColumn, double> StandingOut(List<TypedColumn> usable, Dictionary<TypedColumn, double> areas, Dictionary<TypedColumn, string> found, double least)
    {
        var rest = usable.Where(x => !found.ContainsKey(x)).OrderByDescending(x => areas[x]).Take(3).ToList();
        var next = rest.Count == 0 ? 0 : areas[rest[^1]];
        return rest.Where(x => areas[x] >= least && areas[x] - next >= OutlyingGap).ToDictionary(x => x, _ => next);
    }
}
