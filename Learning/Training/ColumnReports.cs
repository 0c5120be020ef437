using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Training;

/// <summary>What was found in each column, and what was done with it.</summary>
internal static class ColumnReports
{
    public static IReadOnlyList<ColumnReport> Of(PreparedData data)
    {
        var treatments = data.Schema.Features.ToDictionary(x => x.Column, x => x.Treatment);
        var leaking = data.Leaks.Where(x => x.Excluded).Select(x => x.Column).ToHashSet();
        return [.. data.Columns.Select(x => ColumnRanges.AddTo(
            new ColumnReport(x.Name, x.Kind, treatments.GetValueOrDefault(x.Name) ?? WhyLeftOut(x), x.MissingShare, x.DistinctValues), x, data.Split.Training))];

        string WhyLeftOut(TypedColumn column) =>
            column.Name == data.Split.TimeColumn ? "left out: it orders the rows"
            : data.Excluded.Contains(column.Name) ? column.Name == data.Request.GroupColumn ? "left out: it groups the rows" : "left out on request"
            : leaking.Contains(column.Name) ? "left out: it knows the answer"
            : column.Kind switch
            {
                ColumnKind.Id => "left out: it names the record",
                ColumnKind.Constant => "left out: it never changes",
                _ => "left out: free text",
            };
    }
}
