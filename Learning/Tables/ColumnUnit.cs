namespace MarketingBus.Learning.Tables;

/// <summary>The unit of a column of numbers, as far as its values or its name say it.</summary>
internal static class ColumnUnit
{
    const int Sample = 100;

    static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["percent"] = "%", ["percentage"] = "%", ["pct"] = "%", ["usd"] = "$", ["dollars"] = "$", ["eur"] = "€", ["euro"] = "€", ["euros"] = "€", ["gbp"] = "£", ["chf"] = "CHF",
        ["milliseconds"] = "milliseconds", ["ms"] = "milliseconds", ["seconds"] = "seconds", ["secs"] = "seconds", ["sec"] = "seconds", ["minutes"] = "minutes", ["mins"] = "minutes",
        ["hours"] = "hours", ["days"] = "days", ["weeks"] = "weeks", ["months"] = "months", ["years"] = "years", ["age"] = "years", ["km"] = "km", ["kg"] = "kg", ["bytes"] = "bytes", ["kb"] = "kB", ["mb"] = "MB", ["gb"] = "GB",
    };

    /// <summary>Empty where nothing says it.</summary>
    public static string Of(TypedColumn column)
    {
        var signs = column.Raw.Distinct.Take(Sample).Select(NumberText.UnitOf).ToList();
        var sign = signs.GroupBy(x => x).OrderByDescending(x => x.Count()).FirstOrDefault()?.Key ?? "";
        return sign.Length > 0 ? sign : ColumnName.Words(column.Name) is { Length: > 0 } words ? Units.GetValueOrDefault(words[^1], "") : "";
    }
}
