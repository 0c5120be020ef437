namespace MarketingBus.Host.Embedded.Replay;

/// <summary>One row, numbered as a spreadsheet numbers it: the first of the file is row 1.</summary>
/// <param name="Number">From 2.</param>
/// <param name="Fields">In the order of the header, trimmed; null where the file has nothing.</param>
/// <param name="Defect">Why the row cannot be read, else null.</param>
internal sealed record CsvRow(int Number, IReadOnlyList<string?> Fields, string? Defect)
{
    /// <summary>Null where the row ends before, and for the place -1 of a column that there is not.</summary>
    public string? At(int index) => index >= 0 && index < Fields.Count ? Fields[index] : null;
}
