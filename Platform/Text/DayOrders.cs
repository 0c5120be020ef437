namespace MarketingBus.Platform.Text;

/// <summary>Finds whether a column writes the day or the month first, from all of its values.</summary>
public static class DayOrders
{
    /// <summary>What most of the values prove; unknown where none proves anything.</summary>
    public static DayOrder Of(IEnumerable<string> values)
    {
        var (dayFirst, monthFirst) = (0, 0);
        foreach (var value in values)
        {
            var order = TimeText.OrderOf(value);
            dayFirst += order == DayOrder.DayFirst ? 1 : 0;
            monthFirst += order == DayOrder.MonthFirst ? 1 : 0;
        }

        return dayFirst == 0 && monthFirst == 0 ? DayOrder.Unknown : dayFirst > monthFirst ? DayOrder.DayFirst : DayOrder.MonthFirst;
    }
}
