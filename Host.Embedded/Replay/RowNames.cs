using MarketingBus.Platform.Text;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Which rows are none: totals and what is written below a table.</summary>
internal static class RowNames
{
    const int LeastColumns = 3;

    static readonly HashSet<string> Totals = new(StringComparer.OrdinalIgnoreCase)
    {
        "total", "totals", "grand total", "sub total", "subtotal", "sum", "overall total", "all campaigns", "summe", "gesamt", "gesamtsumme", "insgesamt", "totale", "totaal", "razem", "total general",
        "total général", "ergebnis", "gesamtergebnis",
    };

    /// <summary>A row of sums: where the id or the date would stand, or in a row without an id.</summary>
    public static bool IsTotal(CsvRow row, int id, int date) =>
        IsTotal(row.At(id)) || IsTotal(row.At(date)) || (MissingValues.CleanField(row.At(id)) is null && row.Fields.Any(IsTotal));

    /// <summary>A remark, which fills one cell only.</summary>
    public static bool IsRemark(CsvRow row, int columns) =>
        columns >= LeastColumns && row.Fields.Count(x => x is not null) == 1 && row.Fields[0] is { } text && text.Contains(' ', StringComparison.Ordinal);

    static bool IsTotal(string? text) => text is not null && Totals.Contains(text.TrimEnd(':').TrimEnd());
}
