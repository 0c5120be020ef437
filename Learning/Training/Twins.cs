using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Guard;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Training;

/// <summary>
/// Rows that say the same of what is learned from, whatever their ids. Where their outcomes agree far more than a model says that has not seen the others, they are copies of one record, and
/// a model that learned from one knows the other by heart: they stay on one side of every division. Where outcomes differ as often as those of strangers, many leads share a profile, and each is
/// an observation of its own.
/// </summary>
/// <param name="Groups">By row: copies have one number.</param>
/// <param name="Rows">How many have a copy.</param>
/// <param name="IsNear">Some are copies but for small differences, such as rounded numbers.</param>
internal sealed record Twins(int[] Groups, int Rows, bool IsNear)
{
    // Of the standard deviation: numbers closer than that are one. The widest first, since what is found at one width is found at the wider ones.
    static readonly double[] Widths = [0.25, 0.05, 0.01];

    const double FewerThanStrangers = 0.5;
    const double LeastAgreements = 3;
    const double NearlyAsStrangers = 0.8;
    const int Parts = 2;

    /// <summary>Null where there are none.</summary>
    public static Twins? Find(IReadOnlyList<TypedColumn> columns, Label label, IReadOnlySet<string> excluded, int seed)
    {
        int[] all = [.. Enumerable.Range(0, label.Values.Length)];
        var candidates = columns.Where(x => x.IsUsable && !excluded.Contains(x.Name)).ToList();
        var leaking = LeakGuard.Inspect(candidates, label, all, []).Where(x => x.Excluded).Select(x => x.Column).ToHashSet();
        List<TypedColumn> learned = [.. candidates.Where(x => !leaking.Contains(x.Name))];
        foreach (var width in Widths.Append(0))
        {
            // Copies that are not exact may have been written at other times.
            var compared = width == 0 ? learned : [.. learned.Where(x => x.Kind != ColumnKind.Date)];
            if (compared.Count == 0)
                continue;

            var groups = ProfileGroups.Of(compared, label.Values.Length, width);
            var rows = RowsWithTwins(groups);

            // What has no twin that is near has none that is nearer.
            if (rows.Length == 0)
                return null;
            if (AreCopies(rows, groups, learned, label, seed))
                return new Twins(groups, rows.Length, width > 0 && rows.Length > RowsWithTwins(ProfileGroups.Of(learned, label.Values.Length, 0)).Length);
        }

        return null;
    }

    static bool AreCopies(int[] rows, int[] groups, IReadOnlyList<TypedColumn> learned, Label label, int seed)
    {
        var members = rows.GroupBy(row => groups[row]).Select(x => x.ToArray()).ToList();
        var observed = members.Sum(x => Disagreement(x, label));
        var rate = label.RateOf(rows);
        var amongAll = rows.Length * 2 * rate * (1 - rate);

        // Most tables end here: their equal rows differ as freely as any two.
        if (observed >= NearlyAsStrangers * amongAll || amongAll < LeastAgreements)
            return false;

        var probabilities = Strangers(groups, learned, label, seed);
        var expected = members.Sum(x => x.Average(row => probabilities[row]) is var p ? x.Length * 2 * p * (1 - p) : 0);
        return expected - observed >= LeastAgreements && observed < FewerThanStrangers * expected;
    }

    /// <summary>How many of the rows differ from one of the others, drawn at random.</summary>
    static double Disagreement(int[] rows, Label label)
    {
        double positives = rows.Count(row => label.Values[row]);
        return 2 * positives * (rows.Length - positives) / (rows.Length - 1);
    }

    /// <summary>By row: what a model says that has seen none of its twins.</summary>
    static double[] Strangers(int[] groups, IReadOnlyList<TypedColumn> learned, Label label, int seed)
    {
        int[] all = [.. Enumerable.Range(0, groups.Length)];
        var schema = FeaturePlan.SchemaOf(learned, label, all, timeColumn: null);
        var encoded = RowEncoding.Of(schema, learned, label, all, isBalanced: false);
        var probabilities = new double[groups.Length];
        foreach (var fold in Folds.Stratified(label.Values, [], groups, Parts, seed))
        {
            foreach (var (place, probability) in Models.QuickModel.Judge(encoded.Keep(fold.Seen), encoded.Keep(fold.Unseen), seed).Index())
                probabilities[fold.Unseen[place]] = probability;
        }

        return probabilities;
    }

    static int[] RowsWithTwins(int[] groups)
    {
        var sizes = new int[groups.Length];
        foreach (var group in groups)
            sizes[group]++;

        return [.. Enumerable.Range(0, groups.Length).Where(row => sizes[groups[row]] > 1)];
    }
}
