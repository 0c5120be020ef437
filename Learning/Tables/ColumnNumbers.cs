namespace MarketingBus.Learning.Tables;

/// <summary>Text of a numeric, boolean or date column as a number; NaN is unknown. Dates are days since 1970.</summary>
internal static class ColumnNumbers
{
    public static double Of(string? text, ColumnKind kind, string? dateFormat = null, NumberFormat numberFormat = NumberFormat.Unknown) => kind switch
    {
        ColumnKind.Boolean => BooleanText.Parse(text) is { } yes ? (yes ? 1 : 0) : double.NaN,
        ColumnKind.Date => DateText.TryParse(text, dateFormat!, out var date) ? (date - DateTimeOffset.UnixEpoch).TotalDays : double.NaN,
        _ => NumberText.TryParse(text, numberFormat, out var number) ? number : double.NaN,
    };
}
