using System.Text.Json.Serialization;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Features;

/// <summary>A date as day of the week, time of day, and age; the column that orders the rows has no age, since newer rows are always younger.</summary>
internal sealed record DateFeature : Feature
{
    const int Weekdays = 7;

    public required string Format { get; init; }

    public required bool HasAge { get; init; }

    /// <summary>Days since 1970 that the age counts from, the newest training date.</summary>
    public required double Reference { get; init; }

    public required double MeanAge { get; init; }

    public required double AgeDeviation { get; init; }

    [JsonIgnore]
    public override int Width => Weekdays + 2 + 1 + (HasAge ? 1 : 0);

    [JsonIgnore]
    public override string Treatment => "day of the week, time of day" + (HasAge ? ", age" : "; its order splits the rows");

    public override void Encode(string? value, Span<float> target) => Encode(ColumnNumbers.Of(value, ColumnKind.Date, Format), target);

    public override void Encode(TypedColumn column, int row, Span<float> target) =>
        Encode(column.Kind == ColumnKind.Date ? column.NumberAt(row) : ColumnNumbers.Of(column.Raw[row], ColumnKind.Date, Format), target);

    void Encode(double days, Span<float> target)
    {
        if (double.IsNaN(days))
        {
            target[Weekdays + 2] = 1;
            return;
        }

        var date = DateTimeOffset.UnixEpoch.AddDays(days);
        var hour = date.TimeOfDay.TotalHours / 24 * Math.Tau;
        target[(int)date.DayOfWeek] = 1;
        target[Weekdays] = (float)Math.Sin(hour);
        target[Weekdays + 1] = (float)Math.Cos(hour);
        if (HasAge)
            target[Weekdays + 3] = (float)((Math.Max(0, Reference - days) - MeanAge) / AgeDeviation);
    }
}
