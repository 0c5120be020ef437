using System.Globalization;
using MarketingBus.Learning.Tables;
using MarketingBus.Platform.Text;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_dates_are_written_by_people
{
    static readonly DateTime Start = new(2026, 1, 1, 9, 5, 0);

    [Theory]
    [InlineData("M/d/yyyy h:mm tt")]
    [InlineData("M/d/yyyy h:mm:ss tt")]
    [InlineData("d.M.yy")]
    [InlineData("d.M.yyyy H:mm")]
    [InlineData("d.M.yyyy H:mm:ss")]
    [InlineData("d-MMM-yyyy")]
    [InlineData("d-MMM-yy")]
    [InlineData("MMM d, yyyy")]
    [InlineData("d MMMM yyyy")]
    [InlineData("yyyy-MM")]
    [InlineData("d/M/yyyy H:mm")]
    public void Should_read_the_formats_of_exports(string format)
    {
        var column = Typed(Enumerable.Range(0, 60).Select(x => Start.AddDays(7 * x)), format);

        Assert.Equal(ColumnKind.Date, column.Kind);
        Assert.Equal(DateTime.ParseExact(Start.ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture), DateTime.UnixEpoch.AddDays(column.NumberAt(0)));
    }

    [Theory]
    [InlineData("d/M/yyyy")]
    [InlineData("M/d/yyyy")]
    public void Should_tell_days_from_months_by_all_values(string format)
    {
        // Most come in the first days of a month, so that both readings fit nearly all.
        var days = Enumerable.Range(0, 97).Select(x => new DateTime(2026, 1 + (x % 12), 1 + (x / 12))).Concat([new(2026, 5, 13), new(2026, 5, 27)]);

        Assert.Equal(format, Typed(days, format).DateFormat);
    }

    [Theory]
    [InlineData("M/d/yyyy H:mm")]
    [InlineData("d.M.yyyy")]
    [InlineData("MMM d, yyyy")]
    public void Should_read_iso_dates_of_leads_whatever_the_file_was_written_in(string format)
    {
        Assert.True(DateText.TryParse("2026-03-04T08:15:00Z", format, out var date));
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 8, 15, 0, TimeSpan.Zero), date);
    }

    [Theory]
    [InlineData("2026-01-01T09:05:00.123456789Z")]
    [InlineData("2026-01-01T09:05:00.123456789+01")]
    [InlineData("2026-01-01t09:05:00z", "2026-01-08 09:05:00+00", "2026-01-15T09:05:00.5Z")]
    [InlineData("Thu, 01 Jan 2026 09:05:00 GMT")]
    [InlineData("1/2/2026, 9:05:00 AM", "1/14/2026, 9:05:00 AM")]
    public void Should_read_what_is_read_at_the_doors(params string[] values)
    {
        var column = TypeInference.Infer(RawColumn.Of("created_at", Enumerable.Range(0, 60).Select(x => values[x % values.Length])));

        Assert.True(column.Kind is ColumnKind.Date or ColumnKind.Constant);
        Assert.All(values, x => Assert.Equal(TimeText.Parse(x, DayOrder.MonthFirst), DateText.TryParse(x, DateText.FindFormat(values)!, out var date) ? date : null));
    }

    static TypedColumn Typed(IEnumerable<DateTime> days, string format) => TypeInference.Infer(RawColumn.Of("created_at", days.Select(x => x.ToString(format, CultureInfo.InvariantCulture))));
}
