using System.Globalization;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Evaluation;

/// <summary>Which rows are learned from and which judge the result, and how that was decided.</summary>
/// <param name="Training">Oldest first where <paramref name="IsOrdered"/>.</param>
/// <param name="TimeColumn">The column that tells the time; null where none does, also when the order of the rows stands for it.</param>
/// <param name="IsOrdered">By time, not by chance.</param>
internal sealed record HoldOut(int[] Training, int[] HeldOut, string Protocol, string? TimeColumn, bool IsOrdered)
{
    const double MostWithoutTime = 0.05;

    // Of newer rows whose outcomes have not come yet, or of a file that is sorted by its outcome.
    const double LeastOfRate = 0.1;

    /// <summary>Why the newest rows do not judge although their time is known, one or two sentences; null where they do, or where it is not known.</summary>
    public string? WhyNotByTime { get; init; }

    /// <summary>By time where a column says when a row came in, else by chance within each class.</summary>
    /// <param name="timeColumn">The caller's own choice; null: found by name.</param>
    /// <param name="groups">Rows of one group stay on one side; null: every row is its own.</param>
    public static HoldOut Split(IReadOnlyList<TypedColumn> columns, Label label, ulong[] hashes, int[]? groups, double share, string? timeColumn = null)
    {
        IEnumerable<TypedColumn> candidates = timeColumn is null ? columns.Where(IsArrival).OrderByDescending(x => ArrivalNames.IsExact(x.Name)) : [TimeColumnOf(columns, timeColumn)];
        if (candidates.Select(x => ByTime(x, label, hashes, groups, share)).FirstOrDefault(x => x is not null) is { } byTime)
            return byTime;

        return timeColumn is null
            ? Stratified(label, hashes, groups, share)
            : throw new TrainingDataException($"'{timeColumn}' does not divide the rows: too many share its newest moment, or one side has one class only.");
    }

    /// <summary>The order of the file stands for time, and its newest rows judge; null when one side would have one class only.</summary>
    public static HoldOut? ByOrder(Label label, ulong[] hashes, int[]? groups, double share, bool newestFirst)
    {
        var cut = (int)(label.Values.Length * (1 - share));
        int[] order = [.. Enumerable.Range(0, label.Values.Length)];
        if (newestFirst)
            Array.Reverse(order);

        var (training, heldOut) = (order[..cut], order[cut..]);
        var (older, newer) = newestFirst ? ("last", "first") : ("first", "last");
        if (WhyTheyDoNotJudge(training, heldOut, label) is { } reason)
            return Stratified(label, hashes, groups, share) with { WhyNotByTime = reason };

        return HasBothClasses(training, label) && HasBothClasses(heldOut, label)
            ? new HoldOut(training, heldOut, $"time-ordered: trained on the {older} {training.Length} rows, judged on the {newer} {heldOut.Length}; the order of the rows stands for time, {(newestFirst ? "newest" : "oldest")} first", null, true)
            : null;
    }

    /// <summary>By chance within each class; a row's side is decided by its content, so that it keeps it when the table grows and a champion is not judged by rows it was trained on.</summary>
    public static HoldOut Stratified(Label label, ulong[] hashes, int[]? groups, double share)
    {
        var heldOut = groups is not null
            ? WholeGroups(groups, label, share)
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

    static HoldOut? ByTime(TypedColumn column, Label label, ulong[] hashes, int[]? groups, double share)
    {
        double TimeOf(int row) => column.NumberAt(row) is var time && double.IsNaN(time) ? double.MinValue : time;
        int[] order = [.. Enumerable.Range(0, label.Values.Length).OrderBy(TimeOf)];
        var cut = TimeOf(order[(int)(order.Length * (1 - share))]);

        // Rows of one moment stay on one side.
        int[] training = [.. order.Where(row => TimeOf(row) < cut)];
        int[] heldOut = [.. order.Where(row => TimeOf(row) >= cut)];
        if (heldOut.Length > 2 * share * order.Length)
            return null;

        // The column goes on telling the time: of what is learned from, its age would tell which rows had no time for their outcome.
        if (WhyTheyDoNotJudge(training, heldOut, label) is { } reason)
            return Stratified(label, hashes, groups, share) with { TimeColumn = column.Name, WhyNotByTime = reason };
        if (!HasBothClasses(training, label) || !HasBothClasses(heldOut, label))
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

    // Groups in the order of their hashes while their class is wanted, but for those that would take far more than their share.
    static HashSet<int> WholeGroups(int[] groups, Label label, double share)
    {
        var (positives, negatives) = (share * label.Positives, share * (groups.Length - label.Positives));
        var (wanted, heldOut) = (share * groups.Length, new HashSet<int>());
        var (takenPositives, takenNegatives) = (0, 0);
        foreach (var group in Enumerable.Range(0, groups.Length).GroupBy(row => groups[row]).OrderBy(x => RowHash.Salted((ulong)x.Key, 0)))
        {
            var own = group.Count(row => label.Values[row]);
            var others = group.Count() - own;
            var need = (own * (positives - takenPositives) / Math.Max(1, positives)) + (others * (negatives - takenNegatives) / Math.Max(1, negatives));
            if (need <= 0 || heldOut.Count + own + others > 1.5 * wanted)
                continue;

            heldOut.UnionWith(group);
            (takenPositives, takenNegatives) = (takenPositives + own, takenNegatives + others);
        }

        return heldOut;
    }

    // A class that has all but vanished from the newest rows says that their outcomes have not come yet, or that the order is no order in time; and few rows of it would judge.
    static string? WhyTheyDoNotJudge(int[] training, int[] heldOut, Label label)
    {
        var (before, after) = (label.RateOf(training), label.RateOf(heldOut));
        return after <= LeastOfRate * before || 1 - after <= LeastOfRate * (1 - before)
            ? string.Create(CultureInfo.InvariantCulture, $"The newest rows do not judge: {after:P1} of them are positive, of the older ones {before:P1}. ")
                + "Either their outcomes have not come yet (then leave those rows out), or the rows are not in order of time. Rows drawn from all of them judge instead, which flatters the figures where the market moves."
            : null;
    }

    static bool HasBothClasses(int[] rows, Label label) => rows.Count(row => label.Values[row]) >= 10 && rows.Count(row => !label.Values[row]) >= 10;
}
