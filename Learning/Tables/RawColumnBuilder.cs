namespace MarketingBus.Learning.Tables;

/// <summary>Takes a column's cells one by one. Ids and free text are given up once it is clear that they are, since nothing is learned from them.</summary>
internal sealed class RawColumnBuilder(bool isNeeded = false)
{
    const int RowsBeforeGivingUp = 200_000;
    const double MostlyUnique = 0.5;

    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    readonly List<string> distinct = [];
    readonly List<int> codes = [];
    bool isAbandoned;

    public void Add(string? value)
    {
        codes.Add(value is null ? RawColumn.Unknown : PlaceOf(value));
        if (codes.Count == RowsBeforeGivingUp && !isNeeded)
            isAbandoned = distinct.Count > MostlyUnique * codes.Count && !LooksLikeNumbersOrDates();
    }

    public RawColumn Build(string name) => new(name, [.. codes], distinct, isAbandoned);

    int PlaceOf(string value)
    {
        if (places.TryGetValue(value, out var place))
            return place;
        if (isAbandoned)
            return RawColumn.Unknown;

        distinct.Add(value);
        return places[value] = distinct.Count - 1;
    }

    bool LooksLikeNumbersOrDates()
    {
        var sample = distinct.Take(1000).ToList();
        return sample.Count(x => NumberText.TryParse(x, NumberFormat.Unknown, out _)) > 0.9 * sample.Count
            || sample.Count(x => TimeText.Parse(x, DayOrder.MonthFirst) is not null) > 0.9 * sample.Count
            || DateText.FindFormat(sample) is not null;
    }
}
