using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Training;

/// <summary>From the oldest to the newest row, by the column that tells the time.</summary>
internal sealed record DataWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Null where no date tells the time.</summary>
    public static DataWindow? Of(PreparedData data)
    {
        if (data.Columns.FirstOrDefault(x => x.Name == data.Split.TimeColumn) is not { Kind: ColumnKind.Date } column)
            return null;

        double[] days = [.. Enumerable.Range(0, data.Table.RowCount).Select(column.NumberAt).Where(double.IsFinite)];
        return new DataWindow(TimeOf(days.Min()), TimeOf(days.Max()));
    }

    // Days as a fraction do not hold less than about a microsecond.
    static DateTimeOffset TimeOf(double days) => DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(days * TimeSpan.MillisecondsPerDay));
}
