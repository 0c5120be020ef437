namespace MarketingBus.Learning.Tables;

/// <summary>Names that columns have which name a record or a person.</summary>
internal static class RecordNames
{
    static readonly HashSet<string> Ids = ["id", "uuid", "guid", "key", "number", "no", "email", "phone", "mobile", "url", "hash", "nr", "nummer"];

    static readonly HashSet<string> Measures =
    [
        "seconds", "minutes", "hours", "days", "weeks", "months", "years", "age", "time", "duration", "length", "usage", "spend", "spent", "amount", "revenue", "cost", "price", "value",
        "balance", "rate", "ratio", "share", "percent", "pct", "score", "index", "count", "counts", "total", "sum", "average", "avg", "mean", "calls", "opens", "clicks", "visits", "views", "size",
    ];

    /// <summary>"customer_number" is, "number_of_calls" and "email_open_rate" are not.</summary>
    public static bool IsNameOfId(string name)
    {
        var words = ColumnName.Words(name);
        return words.Any(x => Ids.Contains(x) || x.EndsWith("nummer", StringComparison.Ordinal)) && !words.Any(Measures.Contains) && !words.Zip(words.Skip(1)).Any(x => x is (First: "number" or "no", Second: "of"));
    }
}
