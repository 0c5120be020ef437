using System.Globalization;

namespace MarketingBus.Learning.Training;

/// <summary>A column's values in a few words.</summary>
internal static class ColumnReportText
{
    /// <summary>Such as "0 to 90, median 12, minutes", "2026-01-01 to 2026-02-01" or "Google 41 %, Direct 20 %"; empty where nothing is known.</summary>
    public static string Range(ColumnReport column) => column switch
    {
        { Numbers: { } x } => string.Create(CultureInfo.InvariantCulture, $"{x.Min:0.####} to {x.Max:0.####}, median {x.Median:0.####}{Unit(column)}"),
        { Dates: { } x } => string.Create(CultureInfo.InvariantCulture, $"{x.From.ToUniversalTime():yyyy-MM-dd} to {x.To.ToUniversalTime():yyyy-MM-dd}"),
        _ => string.Join(", ", column.Values.Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Value} {100 * x.Share:0} %"))),
    };

    static string Unit(ColumnReport column) => string.IsNullOrEmpty(column.Unit) ? "" : $", {column.Unit}";
}
