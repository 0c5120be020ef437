using MarketingBus.Data.Ingress;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Guard;

/// <summary>
/// A value that only ever comes with the rarer class, in so many rows that chance is out of the question: nobody spends without having
/// visited. The column as a whole may predict little, because the value is rare.
/// </summary>
internal static class GiveawayValue
{
    const int LeastRows = 50;
    const double Purity = 0.995;
    const double LeastUsualShare = 0.8;

    public static string? Explain(TypedColumn column, Label label, int[] rows)
    {
        var rarer = label.RateOf(rows) <= 0.5;
        var (counts, hits) = Count(column, label, rows, rarer);
        if (column.Kind is ColumnKind.Categorical or ColumnKind.Boolean)
            return Enumerable.Range(0, counts.Length).Select(code => Explain(column.Raw.Distinct[code], counts[code], hits[code], rarer)).FirstOrDefault(x => x is not null);

        var usual = counts.Length == 0 ? -1 : Array.IndexOf(counts, counts.Max());
        return usual >= 0 && counts[usual] >= LeastUsualShare * rows.Length
            ? Explain($"other than {column.Raw.Distinct[usual]}", counts.Sum() - counts[usual], hits.Sum() - hits[usual], rarer)
            : null;
    }

    static (int[] Rows, int[] Hits) Count(TypedColumn column, Label label, int[] rows, bool rarer)
    {
        var (counts, hits) = (new int[column.Raw.Distinct.Count], new int[column.Raw.Distinct.Count]);
        foreach (var row in rows)
        {
            if (column.Raw.Codes[row] is >= 0 and var code)
            {
                counts[code]++;
                hits[code] += label.Values[row] == rarer ? 1 : 0;
            }
        }

        return (counts, hits);
    }

    static string? Explain(string value, int rows, int hits, bool rarer) =>
        rows >= LeastRows && hits >= Purity * rows
            ? $"All but {rows - hits} of the {rows} rows where it is {TextRules.Shown(value)} are {(rarer ? "positive" : "negative")}: it is a consequence, not a cause."
            : null;
}
