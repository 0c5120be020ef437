using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Evaluation;

/// <summary>Which rows are learned from and which judge the result, and how that was decided.</summary>
/// <param name="Training">Oldest first where <paramref name="IsOrdered"/>.</param>
/// <param name="TimeColumn">The column that tells the time; null where none does, also when the order of the rows stands for it.</param>
/// <param name="IsOrdered">By time, not by chance.</param>
internal sealed record HoldOut(int[] Training, int[] HeldOut, string Protocol, string? TimeColumn, bool IsOrdered)
{
    const double MostWithoutTime = 0.05;

    /// <summary>By time where a column says when a row came in, else by chance within each class.</summary>
    /// <param name="timeColumn">The caller's own choice; null: found by name.</param>
    /// <param name="groups">Rows of one group stay on one side; null: every row is its own.</param>
    public static HoldOut Split(IReadOnlyList<TypedColumn> columns, Label label, ulong[] hashes, int[]? groups, double share, string? timeColumn = null)
    {
        IEnumerable<TypedColumn> candidates = timeColumn is null ? columns.Where(IsArrival).OrderByDescending(x => ArrivalNames.IsExact(x.Name)) : [TimeColumnOf(columns, timeColumn)];
        if (candidates.Select(x => ByTime(x, label, share)).FirstOrDefault(x => x is not null) is { } byTime)
            return byTime;

        return timeColumn is null
            ? Stratified(label, hashes, groups, share)
            : throw new TrainingDataException($"'{timeColumn}' does not divide the rows: too many share its newest moment, or one side has one class only.");
    }

    /// <summary>The last rows judge, the order of the file stands for time; null when one side would have one class only.</summary>
    public static HoldOut? ByOrder(Label label, double share)
    {
        var cut = (int)(label.Values.Length * (1 - share));
        int[] training = [.. Enumerable.Range(0, cut)];
        int[] heldOut = [.. Enumerable.Range(cut, label.Values.Length - cut)];
        return HasBothClasses(training, label) && HasBothClasses(heldOut, label)
            ? new HoldOut(training, heldOut, $"time-ordered: trained on the first {training.Length} rows, judged on the last {heldOut.Length}; the order of the rows stands for time", null, true)
            : null;
    }

    /// <summary>By chance within each class; a row's side is decided by its content, so that it keeps it when the table grows and a champion is not judged by rows it was trained on.</summary>
    public static HoldOut Stratified(Label label, ulong[] hashes, int[]? groups, double share)
    {
        var heldOut = groups is not null
            ? WholeGroups(groups, share)
            : Enumerable.Range(0, label.Values.Length).GroupBy(row => label.Values[row])
                .SelectMany(rows => rows.OrderBy(row => hashes[row]).ThenBy(row => row).Take((int)Math.Round(share * rows.Count()))).ToHashSet();

        int[] training = [.. Enumerable.Range(0, label.Values.Length).Where(row => !heldOut.Contains(row))];
        var protocol = $"stratified hold-out: trained on {training.Length} rows, judged on {heldOut.Count} rows drawn "
            + (groups is null ? "within each class by a hash of their content" : "by a hash of their group, groups kept together");
        return new HoldOut(training, [.. heldOut.Order()], protocol, null, false);
    }

    static TypedColumn TimeColumnOf(IReadOnlyList<TypedColumn> columns, string name)
    {
        var column = columns.FirstOrDefault(x => x.Name == name) ?? columns.FirstOrDefault(x => ColumnName.SnakeCase(x.Name) == ColumnName.SnakeCase(name))
            ?? throw new TrainingDataException($"There is no column '{name}' to order the rows by.");
        return column.Kind is ColumnKind.Date or ColumnKind.Numeric || (column.Kind == ColumnKind.Id && HoldsNumbers(column))
            ? column
            : throw new TrainingDataException($"'{name}' cannot order the rows: it holds neither dates nor numbers.");
    }

    static bool IsArrival(TypedColumn column) =>
        column is { Kind: ColumnKind.Date, MissingShare: <= MostWithoutTime, DistinctValues: >= 10 } && ArrivalNames.IsArrival(column.Name);

    // A sequence number or an epoch names the record and tells the time as well.
    static bool HoldsNumbers(TypedColumn column) =>
        Enumerable.Range(0, column.Raw.Codes.Length).Count(row => double.IsFinite(column.NumberAt(row))) >= (1 - MostWithoutTime) * column.Raw.Codes.Length;

    static HoldOut? ByTime(TypedColumn column, Label label, double share)
    {
        double TimeOf(int row) => column.NumberAt(row) is var time && double.IsNaN(time) ? double.MinValue : time;
        int[] order = [.. Enumerable.Range(0, label.Values.Length).OrderBy(TimeOf)];
        var cut = TimeOf(order[(int)(order.Length * (1 - share))]);

        // Rows of one moment stay on one side.
        int[] training = [.. order.Where(row => TimeOf(row) < cut)];
        int[] heldOut = [.. order.Where(row => TimeOf(row) >= cut)];
        if (heldOut.Length > 2 * share * order.Length || !HasBothClasses(training, label) || !HasBothClasses(heldOut, label))
            return null;

        var protocol = $"time-ordered: trained on the {training.Length} older rows, judged on the {heldOut.Length} newest by '{column.Name}'";
        return new HoldOut(training, heldOut, protocol, column.Name, true);
    }

    /// <summary>The same where no group is both learned from and judged: what came before of those that came again is left out.</summary>
    public HoldOut WithGroupsApart(int[]? groups)
    {
        if (groups is null)
            return this;

        var judged = HeldOut.Select(row => groups[row]).ToHashSet();
        int[] apart = [.. Training.Where(row => !judged.Contains(groups[row]))];
        return apart.Length == Training.Length
            ? this
            : this with { Training = apart, Protocol = $"{Protocol}; {Training.Length - apart.Length} of the older ones left out, since their groups came again" };
    }

    // Groups in the order of their hashes, but for those that would take far more than their share.
    static HashSet<int> WholeGroups(int[] groups, double share)
    {
        var (wanted, heldOut) = (share * groups.Length, new HashSet<int>());
        foreach (var group in Enumerable.Range(0, groups.Length).GroupBy(row => groups[row]).OrderBy(x => RowHash.Salted((ulong)x.Key, 0)))
        {
            if (heldOut.Count < wanted && heldOut.Count + group.Count() <= 1.5 * wanted)
                heldOut.UnionWith(group);
        }

        return heldOut;
    }

    static bool HasBothClasses(int[] rows, Label label) => rows.Count(row => label.Values[row]) >= 10 && rows.Count(row => !label.Values[row]) >= 10;
}
