namespace MarketingBus.Learning.Tables;

/// <summary>A column with what was found about it.</summary>
internal sealed record TypedColumn(
    RawColumn Raw, ColumnKind Kind, int DistinctValues, double MissingShare, string? DateFormat = null, NumberFormat NumberFormat = NumberFormat.Unknown)
{
    double[]? numbers;

    public string Name => Raw.Name;

    /// <summary>Can become a feature.</summary>
    public bool IsUsable => Kind is ColumnKind.Numeric or ColumnKind.Boolean or ColumnKind.Categorical or ColumnKind.Date;

    public bool IsCategory => Kind is ColumnKind.Categorical;

    /// <summary>A numeric, boolean or date cell as a number, NaN where unknown; dates are days since 1970.</summary>
    public double NumberAt(int row) => Raw.Codes[row] == RawColumn.Unknown ? double.NaN : Parsed[Raw.Codes[row]];

    // Each distinct text is read once.
    double[] Parsed => numbers ??= [.. Raw.Distinct.Select(x => ColumnNumbers.Of(x, Kind, DateFormat, NumberFormat))];
}
