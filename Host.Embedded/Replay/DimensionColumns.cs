using MarketingBus.Platform.Text;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>
/// Columns that divide a campaign's day into parts, such as ad, age or device: those that are not sent and hold names. What is counted, and what says when or in what order a row was
/// written, does not divide.
/// </summary>
internal static class DimensionColumns
{
    static readonly string[] NamesOfParts = ["id", "name", "key", "hour", "age", "zip", "postcode"];

    static readonly string[] OfTheExport =
    [
        "updated", "exported", "created", "modified", "loaded", "synced", "fetched", "imported", "ingested", "extracted", "version", "revision", "run", "row", "line", "index", "seq", "sequence",
    ];

    /// <summary>Whether a column tells of the export and not of what happened.</summary>
    public static bool IsOfTheExport(string name) => ColumnName.Words(name) is var words && (words is ["id"] || words.Any(x => OfTheExport.Contains(x)));

    public static IReadOnlyList<int> Of(ColumnMap map, IReadOnlyList<CsvRow> sample) =>
    [
        .. map.Rest.Where(x => !IsOfTheExport(x.Name) && (NamesAPart(x.Name) || sample.Any(row => MissingValues.Clean(row.At(x.Index)) is { } text && !IsNumber(text)))).Select(x => x.Index),
    ];

    static bool NamesAPart(string name) => ColumnName.Words(name) is [.., var last] && NamesOfParts.Contains(last);

    static bool IsNumber(string text) => NumberText.TryParse(text, NumberFormat.Unknown, out _) || NumberText.TryParse(text, NumberFormat.GroupedComma, out _);
}
