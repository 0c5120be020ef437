namespace MarketingBus.Learning.Evaluation;

/// <summary>Divides rows several times into those to learn from and those to judge by.</summary>
internal static class Folds
{
    /// <summary>Every row is unseen once; each class is dealt evenly, by a hash of the row's content and the seed.</summary>
    /// <param name="groups">Rows of one group stay together, and classes are as even as that allows; null: every row is its own.</param>
    public static IReadOnlyList<Fold> Stratified(bool[] labels, ulong[] hashes, int[]? groups, int count, int seed)
    {
        var foldOf = new int[labels.Length];
        if (groups is not null)
        {
            // The largest first, each to the fold that has the fewest rows of its classes.
            var (positives, negatives, all) = (new int[count], new int[count], Math.Max(1, labels.Count(x => x)));
            foreach (var group in Enumerable.Range(0, groups.Length).GroupBy(row => groups[row]).OrderByDescending(x => x.Count()).ThenBy(x => RowHash.Salted((ulong)x.Key, seed)))
            {
                var own = group.Count(row => labels[row]);
                var others = group.Count() - own;
                var fold = Enumerable.Range(0, count).MinBy(x => ((double)own * positives[x] / all) + ((double)others * negatives[x] / Math.Max(1, labels.Length - all)));
                foreach (var row in group)
                    foldOf[row] = fold;
                (positives[fold], negatives[fold]) = (positives[fold] + own, negatives[fold] + others);
            }
        }
        else
        {
            foreach (var rows in Enumerable.Range(0, labels.Length).GroupBy(row => labels[row]))
            {
                foreach (var (place, row) in rows.OrderBy(row => RowHash.Salted(hashes[row], seed)).ThenBy(row => row).Index())
                    foldOf[row] = place % count;
            }
        }

        return [.. Enumerable.Range(0, count).Select(fold => new Fold(Where(foldOf, x => x != fold), Where(foldOf, x => x == fold)))];
    }

    /// <summary>The rows, oldest first, in one part more than there are folds; each part after the first is judged by all that came before.</summary>
    public static IReadOnlyList<Fold> Forward(int rows, int count) =>
    [
        .. Enumerable.Range(1, count).Select(part =>
        {
            int start = (int)((long)part * rows / (count + 1)), end = (int)((long)(part + 1) * rows / (count + 1));
            return new Fold([.. Enumerable.Range(0, start)], [.. Enumerable.Range(start, end - start)]);
        }),
    ];

    static int[] Where(int[] foldOf, Func<int, bool> condition) => [.. Enumerable.Range(0, foldOf.Length).Where(row => condition(foldOf[row]))];
}
