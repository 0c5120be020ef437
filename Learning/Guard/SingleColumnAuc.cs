using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Guard;

/// <summary>
/// How well a column alone predicts the label: its values (numbers and dates in 20 equal shares) are replaced by the label's
/// rate among the other four fifths of the rows, so that rare values cannot learn their own answer.
/// </summary>
internal static class SingleColumnAuc
{
    const int Folds = 5;
    const int Bins = 20;
    const double PriorWeight = 10;

    public static double Of(TypedColumn column, Label label, int[] rows) => Of(CodesOf(column, rows), label, rows);

    /// <summary>Of whether there is a value at all.</summary>
    public static double OfPresence(TypedColumn column, Label label, int[] rows) => Of([.. rows.Select(row => column.Raw.Codes[row] == RawColumn.Unknown ? 0 : 1)], label, rows);

    static double Of(int[] codes, Label label, int[] rows)
    {
        var rate = label.RateOf(rows);
        var random = new Random(17);
        int[] folds = [.. codes.Select(_ => random.Next(Folds))];

        // By fold and code: rows, and positives among them.
        var width = codes.Max() + 1;
        var counts = new (int Rows, int Positives)[Folds + 1, width];
        for (var i = 0; i < rows.Length; i++)
        {
            var positive = label.Values[rows[i]] ? 1 : 0;
            foreach (var fold in (ReadOnlySpan<int>)[folds[i], Folds])
                counts[fold, codes[i]] = (counts[fold, codes[i]].Rows + 1, counts[fold, codes[i]].Positives + positive);
        }

        var scores = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var (all, own) = (counts[Folds, codes[i]], counts[folds[i], codes[i]]);
            scores[i] = (all.Positives - own.Positives + (PriorWeight * rate)) / (all.Rows - own.Rows + PriorWeight);
        }

        double[] areas = [.. Enumerable.Range(0, Folds).Select(fold => AreaOf(fold, folds, scores, label, rows)).Where(double.IsFinite)];
        return areas.Length == 0 ? 0.5 : areas.Average();
    }

    static double AreaOf(int fold, int[] folds, double[] scores, Label label, int[] rows)
    {
        int[] own = [.. Enumerable.Range(0, rows.Length).Where(i => folds[i] == fold)];
        return own.Length == 0 ? double.NaN : RankedScores.Of([.. own.Select(i => scores[i])], [.. own.Select(i => label.Values[rows[i]])]).Auc();
    }

    // 0 is unknown.
    static int[] CodesOf(TypedColumn column, int[] rows)
    {
        if (column.Kind is ColumnKind.Categorical or ColumnKind.Boolean)
        {
            var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            int[] codes = [.. column.Raw.Distinct.Select(x => places.TryGetValue(x, out var code) ? code : places[x] = places.Count + 1)];
            return [.. rows.Select(row => column.Raw.Codes[row] == RawColumn.Unknown ? 0 : codes[column.Raw.Codes[row]])];
        }

        double[] numbers = [.. rows.Select(column.NumberAt)];
        double[] sorted = [.. numbers.Where(double.IsFinite).Order()];
        double[] edges = sorted.Length == 0 ? [] : [.. Enumerable.Range(1, Bins - 1).Select(i => sorted[(int)((long)i * sorted.Length / Bins)]).Distinct()];
        return [.. numbers.Select(x => double.IsFinite(x) ? 1 + BinOf(x, edges) : 0)];
    }

    static int BinOf(double number, double[] edges) => Array.BinarySearch(edges, number) is >= 0 and var exact ? exact + 1 : ~Array.BinarySearch(edges, number);
}
