namespace MarketingBus.Learning.Tables;

/// <summary>A column with what was found about it.</summary>
internal sealed record TypedColumn(RawColumn Raw, ColumnKind Kind, int DistinctValues, double MissingShare, string? DateFormat = null)
{
    public string Name => Raw.Name;

    /// <summary>Can become a feature.</summary>
    public bool IsUsable => Kind is ColumnKind.Numeric or ColumnKind.Boolean or ColumnKind.Categorical or ColumnKind.Date;
}
