using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Evaluation;

/// <summary>Which rows are learned from and which judge the result, and how that was decided.</summary>
internal sealed record HoldOut(int[] Training, int[] HeldOut, string Protocol, string? TimeColumn)
{
    const double MostWithoutTime = 0.05;

    static readonly HashSet<string> ArrivalWords = ["created", "received", "date", "timestamp", "registered", "submitted", "opened", "triaged", "signup", "day", "time"];

    /// <summary>By time where a column says when a row came in, else by chance within each class.</summary>
    public static HoldOut Split(IReadOnlyList<TypedColumn> columns, Label label, double share) =>
        columns.Where(IsArrival).Select(x => ByTime(x, label, share)).FirstOrDefault(x => x is not null) ?? Stratified(columns, label, share);

    static bool IsArrival(TypedColumn column) =>
        column is { Kind: ColumnKind.Date, MissingShare: <= MostWithoutTime, DistinctValues: >= 10 }
        && ColumnName.Words(column.Name).Any(ArrivalWords.Contains)
        && !ColumnName.Words(column.Name).Any(x => x is "birth" or "last" or "end" or "closed" or "updated" or "converted");

    static HoldOut? ByTime(TypedColumn column, Label label, double share)
    {
        var times = ColumnNumbers.Of(column);
        int[] order = [.. Enumerable.Range(0, times.Length).OrderBy(row => double.IsNaN(times[row]) ? double.MinValue : times[row])];
        var cut = times[order[(int)(order.Length * (1 - share))]];

        // Rows of one moment stay on one side.
        int[] training = [.. order.Where(row => !(times[row] >= cut)).Order()];
        int[] heldOut = [.. order.Where(row => times[row] >= cut).Order()];
        if (heldOut.Length > 2 * share * order.Length || !HasBothClasses(training, label) || !HasBothClasses(heldOut, label))
            return null;

        var protocol = $"time-ordered: trained on the {training.Length} older rows, judged on the {heldOut.Length} newest by '{column.Name}'";
        return new HoldOut(training, heldOut, protocol, column.Name);
    }

    // The side is decided by the row's content, so that a row keeps its side when the table grows and a champion is not judged by rows it was trained on.
    static HoldOut Stratified(IReadOnlyList<TypedColumn> columns, Label label, double share)
    {
        var hashes = RowHash.OfAll([.. columns.Select(x => x.Raw)], label.Values.Length);
        int[] heldOut =
        [
            .. Enumerable.Range(0, label.Values.Length).GroupBy(row => label.Values[row])
                .SelectMany(rows => rows.OrderBy(row => hashes[row]).ThenBy(row => row).Take((int)Math.Round(share * rows.Count())))
                .Order(),
        ];
        int[] training = [.. Enumerable.Range(0, label.Values.Length).Except(heldOut).Order()];
        var protocol = $"stratified hold-out: trained on {training.Length} rows, judged on {heldOut.Length} rows drawn within each class by a hash of their content";
        return new HoldOut(training, heldOut, protocol, null);
    }

    static bool HasBothClasses(int[] rows, Label label) => rows.Count(row => label.Values[row]) >= 10 && rows.Count(row => !label.Values[row]) >= 10;
}
