using MarketingBus.Data.Ingress;

namespace MarketingBus.Learning.Tables;

/// <summary>An answer that a label column gives, in all its spellings.</summary>
/// <param name="Key">As of <see cref="LabelSpelling"/>.</param>
/// <param name="Spellings">The most frequent one first.</param>
internal sealed record LabelClass(string Key, IReadOnlyList<string> Spellings, int Rows)
{
    static readonly HashSet<string> YesWords = new(StringComparer.OrdinalIgnoreCase) { "converted", "won", "positive", "success", "good", "accepted" };

    static readonly HashSet<string> NoWords = new(StringComparer.OrdinalIgnoreCase) { "lost", "negative", "failure", "failed", "bad", "rejected", "not converted" };

    public string Spelling => Spellings[0];

    public string Shown => $"'{TextRules.Shown(Spelling)}'";

    public bool MeansYes => Key == "1" || YesWords.Contains(Spelling);

    public bool MeansNo => Key == "0" || NoWords.Contains(Spelling);

    /// <summary>In the order in which they first came.</summary>
    public static IReadOnlyList<LabelClass> Of(RawColumn column) =>
    [
        .. column.Distinct.Zip(column.Counts()).Where(x => x.Second > 0).GroupBy(x => LabelSpelling.KeyOf(x.First))
            .Select(x => new LabelClass(x.Key, [.. x.OrderByDescending(value => value.Second).Select(value => value.First)], x.Sum(value => value.Second))),
    ];
}
