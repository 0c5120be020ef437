using MarketingBus.Platform.Text;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>What all values of one column show of how they are written, kept in little memory: the shapes of numbers, and dates that prove their order.</summary>
internal sealed class ColumnSurvey(string name, FieldType type)
{
    const int Limit = 10_000;
    const int UnitSample = 100;

    readonly HashSet<string> shapes = [];
    readonly HashSet<string> units = [];
    readonly List<string> dates = [];
    double mostWithPoint;
    double mostWithComma;

    public FieldType Type => type;

    public string Name => name;

    /// <summary>Shapes of the numbers, a figure for every digit.</summary>
    public IReadOnlyCollection<string> Shapes => shapes;

    public bool IsOfNumbers => type is FieldType.Count or FieldType.Number or FieldType.Rate or FieldType.Ratio;

    public bool IsOfDates => type is FieldType.Day or FieldType.Instant;

    public DayOrder Days => DayOrders.Of(dates);

    /// <summary>A date came whose order only other values can show.</summary>
    public bool IsOpen { get; private set; }

    public string Unit => ColumnUnit.Of(name, units);

    /// <summary>A share above one came: then the column is in percent, whether it says so or not.</summary>
    public bool HasShareAboveOne(NumberFormat format) => (format is NumberFormat.Comma or NumberFormat.GroupedComma ? mostWithComma : mostWithPoint) > 1;

    public void Add(string? text)
    {
        if (FieldText.Known(type, text) is not { } known)
            return;

        if (IsOfNumbers)
            AddNumber(known);
        else if (IsOfDates)
            AddDate(known);
    }

    void AddNumber(string text)
    {
        if (units.Count < UnitSample)
            units.Add(text);

        if (shapes.Count < Limit)
            shapes.Add(ShapeOf(text));

        if (NumberText.TryParse(text, NumberFormat.Point, out var number))
            mostWithPoint = Math.Max(mostWithPoint, number);

        if (NumberText.TryParse(text, NumberFormat.GroupedComma, out number))
            mostWithComma = Math.Max(mostWithComma, number);
    }

    void AddDate(string text)
    {
        if (TimeText.OrderOf(text) != DayOrder.Unknown)
        {
            if (dates.Count < Limit)
                dates.Add(text);
        }
        else
        {
            IsOpen |= TimeText.ParseDay(text) is null && TimeText.ParseDay(text, DayOrder.MonthFirst) is not null;
        }
    }

    // Every digit but a leading nought says the same about the format.
    static string ShapeOf(string text) => string.Create(text.Length, text, (shape, from) =>
    {
        var first = from.AsSpan().IndexOfAnyInRange('0', '9');
        for (var i = 0; i < from.Length; i++)
            shape[i] = char.IsAsciiDigit(from[i]) && !(i == first && from[i] == '0') ? '1' : from[i];
    });
}
