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

    public static double Of(TypedColumn column, Label label)
    {
        var codes = CodesOf(column);
        var rate = label.BaseRate;
        var scores = new double[codes.Length];
        var random = new Random(17);
        var folds = codes.Select(_ => random.Next(Folds)).ToArray();

        var width = codes.Max() + 1;
        var total = Count(codes, label, Enumerable.Range(0, codes.Length), width);
        var areas = new List<double>();
        for (var fold = 0; fold < Folds; fold++)
        {
            int[] rows = [.. Enumerable.Range(0, codes.Length).Where(row => folds[row] == fold)];
            var own = Count(codes, label, rows, width);
            foreach (var row in rows)
            {
                var code = codes[row];
                scores[row] = (total.Positives[code] - own.Positives[code] + (PriorWeight * rate)) / (total.Rows[code] - own.Rows[code] + PriorWeight);
            }

            var area = RankedScores.Of([.. rows.Select(row => scores[row])], [.. rows.Select(row => label.Values[row])]).Auc();
            if (!double.IsNaN(area))
                areas.Add(area);
        }

        return areas.Count == 0 ? 0.5 : areas.Average();
    }

    static (int[] Rows, int[] Positives) Count(int[] codes, Label label, IEnumerable<int> rows, int width)
    {
        var counts = (Rows: new int[width], Positives: new int[width]);
        foreach (var row in rows)
        {
            counts.Rows[codes[row]]++;
            if (label.Values[row])
                counts.Positives[codes[row]]++;
        }

        return counts;
    }

    static int[] CodesOf(TypedColumn column)
    {
        if (column.Kind is ColumnKind.Categorical or ColumnKind.Boolean)
        {
            var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            return [.. column.Raw.Values.Select(x => x is null ? 0 : known.TryGetValue(x, out var code) ? code : known[x] = known.Count + 1)];
        }

        var numbers = ColumnNumbers.Of(column);
        double[] sorted = [.. numbers.Where(double.IsFinite).Order()];
        double[] edges = [.. Enumerable.Range(1, Bins - 1).Select(i => sorted[(int)((long)i * sorted.Length / Bins)]).Distinct()];
        return [.. numbers.Select(x => double.IsFinite(x) ? 1 + BinOf(x, edges) : 0)];
    }

    static int BinOf(double number, double[] edges) => Array.BinarySearch(edges, number) is >= 0 and var exact ? exact + 1 : ~Array.BinarySearch(edges, number);
}
