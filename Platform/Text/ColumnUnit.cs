namespace MarketingBus.Platform.Text;

/// <summary>The unit of a column of numbers, as far as its values or its name say it.</summary>
public static class ColumnUnit
{
    const int Sample = 100;
    const string Signs = "%$€£¥";

    static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["percent"] = "%", ["percentage"] = "%", ["pct"] = "%", ["usd"] = "$", ["dollars"] = "$", ["eur"] = "€", ["euro"] = "€", ["euros"] = "€", ["gbp"] = "£", ["chf"] = "CHF",
        ["milliseconds"] = "milliseconds", ["ms"] = "milliseconds", ["seconds"] = "seconds", ["secs"] = "seconds", ["sec"] = "seconds", ["minutes"] = "minutes", ["mins"] = "minutes",
        ["hours"] = "hours", ["days"] = "days", ["weeks"] = "weeks", ["months"] = "months", ["years"] = "years", ["age"] = "years", ["km"] = "km", ["kg"] = "kg", ["bytes"] = "bytes", ["kb"] = "kB", ["mb"] = "MB", ["gb"] = "GB",
    };

    /// <summary>A sign beside the numbers, else one in the name ("CTR (%)"), else the name's last word; empty where nothing says it.</summary>
    /// <param name="values">Distinct ones.</param>
    public static string Of(string name, IEnumerable<string> values)
    {
        var sign = values.Take(Sample).Select(NumberText.UnitOf).GroupBy(x => x).OrderByDescending(x => x.Count()).FirstOrDefault()?.Key ?? "";
        return sign.Length > 0 ? sign : OfName(name);
    }

    static string OfName(string name) =>
        name.AsSpan().IndexOfAny(Signs) is >= 0 and var place ? name[place].ToString()
        : ColumnName.Words(name) is { Length: > 0 } words ? Units.GetValueOrDefault(words[^1], "")
        : "";
}
