using System.Globalization;
using MarketingBus.Platform.Text;
using Xunit;

namespace MarketingBus.Tests.Unit.Text;

public sealed class When_a_time_is_written
{
    [Theory]
    [InlineData("2026-11-30T10:01:07Z", "2026-11-30T10:01:07Z")]
    [InlineData("2026-11-30T10:01:07.123456789Z", "2026-11-30T10:01:07.1234567Z")]
    [InlineData("2026-11-30T10:01:07.123456789012Z", "2026-11-30T10:01:07.1234567Z")]
    [InlineData("2026-11-30T10:01:07.5Z", "2026-11-30T10:01:07.5Z")]
    [InlineData("2026-11-30t10:01:07z", "2026-11-30T10:01:07Z")]
    [InlineData("2026-11-30T10:01:07,123Z", "2026-11-30T10:01:07.123Z")]
    [InlineData("2026-11-30T10:01:07+01", "2026-11-30T09:01:07Z")]
    [InlineData("2026-11-30T10:01:07+0530", "2026-11-30T04:31:07Z")]
    [InlineData("2026-11-30T10:01:07-08:00", "2026-11-30T18:01:07Z")]
    [InlineData("2026-11-30T10:01:07\u221208:00", "2026-11-30T18:01:07Z")]
    [InlineData("2026-11-30T10:01:07-00:00", "2026-11-30T10:01:07Z")]
    [InlineData("2026-11-30T10:01:07+23:59", "2026-11-29T10:02:07Z")]
    [InlineData("2026-11-30 10:01:07.123+00", "2026-11-30T10:01:07.123Z")]
    [InlineData("2026-11-30 10:01:07", "2026-11-30T10:01:07Z")]
    [InlineData("2026-11-30 10:01", "2026-11-30T10:01:00Z")]
    [InlineData("2026-11-30", "2026-11-30T00:00:00Z")]
    [InlineData("20261130T100107Z", "2026-11-30T10:01:07Z")]
    [InlineData("20261130T100107.25+0100", "2026-11-30T09:01:07.25Z")]
    [InlineData("20261130100107", "2026-11-30T10:01:07Z")]
    [InlineData("20261130", "2026-11-30T00:00:00Z")]
    [InlineData("2026-12-31T23:59:60Z", "2027-01-01T00:00:00Z")]
    [InlineData("2026-11-30T24:00:00Z", "2026-12-01T00:00:00Z")]
    public void Should_read_every_form_of_the_standards(string text, string expected) => Assert.Equal(Time(expected), TimeText.Parse(text));

    [Theory]
    [InlineData("2026-11-30T10:01:07+01:00[Europe/Berlin]", "2026-11-30T09:01:07Z")]
    [InlineData("2026-11-30 10:01:07 UTC", "2026-11-30T10:01:07Z")]
    [InlineData("2026-11-30 10:01:07.5 +0100 CET", "2026-11-30T09:01:07.5Z")]
    [InlineData("Mon, 30 Nov 2026 10:01:07 GMT", "2026-11-30T10:01:07Z")]
    [InlineData("Mon Nov 30 2026 10:01:07 GMT+0100 (Central European Standard Time)", "2026-11-30T09:01:07Z")]
    [InlineData("3/14/2026 2:30 PM", "2026-03-14T14:30:00Z")]
    [InlineData("3/14/2026, 2:30:00\u202FPM", "2026-03-14T14:30:00Z")]
    [InlineData("14/03/2026 12:05 am", "2026-03-14T00:05:00Z")]
    [InlineData("3/14/26 2:30", "2026-03-14T02:30:00Z")]
    [InlineData("5/5/2026", "2026-05-05T00:00:00Z")]
    [InlineData("14.03.2026 14:30", "2026-03-14T14:30:00Z")]
    [InlineData("4.3.2026", "2026-03-04T00:00:00Z")]
    [InlineData("2026/3/14 14:30:05", "2026-03-14T14:30:05Z")]
    [InlineData("14-Mar-2026", "2026-03-14T00:00:00Z")]
    [InlineData("14-MAR-26 10:00", "2026-03-14T10:00:00Z")]
    [InlineData("14 March 2026", "2026-03-14T00:00:00Z")]
    [InlineData("Mar 14, 2026", "2026-03-14T00:00:00Z")]
    [InlineData("Mar 14, 2026, 2:30 PM", "2026-03-14T14:30:00Z")]
    [InlineData("March 14th, 2026 at 2 pm", "2026-03-14T14:00:00Z")]
    [InlineData("\u200e3/14/2026\u200e", "2026-03-14T00:00:00Z")]
    [InlineData("\u00a02026-03-14\ufeff", "2026-03-14T00:00:00Z")]
    public void Should_read_the_forms_of_the_common_exports(string text, string expected) => Assert.Equal(Time(expected), TimeText.Parse(text));

    [Theory]
    [InlineData("1796032867", "2026-11-30T10:01:07Z")]
    [InlineData("1796032867.25", "2026-11-30T10:01:07.25Z")]
    [InlineData("1796032867123", "2026-11-30T10:01:07.123Z")]
    [InlineData("1796032867123456", "2026-11-30T10:01:07.123456Z")]
    [InlineData("1796032867123456789", "2026-11-30T10:01:07.1234567Z")]
    public void Should_read_what_has_passed_since_1970(string text, string expected) => Assert.Equal(Time(expected), TimeText.Parse(text));

    [Theory]
    [InlineData("3/4/2026")]
    [InlineData("3-4-2026 10:00")]
    [InlineData("2026-02-30")]
    [InlineData("13/13/2026")]
    [InlineData("2026-11-30T25:00:00Z")]
    [InlineData("2026-11-30T10:60:00Z")]
    [InlineData("2026-11-30T24:00:01Z")]
    [InlineData("2026-11-30T10:01:07+24:00")]
    [InlineData("13:30 PM 3/14/2026")]
    [InlineData("3/14/2026 13:30 PM")]
    [InlineData("2026-11-30T10:01:07 EST")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("17")]
    [InlineData("12345678901234567890123")]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData(null)]
    public void Should_not_guess(string? text) => Assert.Null(TimeText.Parse(text));

    [Theory]
    [InlineData("2026-03-25T00:00:00+09:00")]
    [InlineData("2026-03-25T23:59:59-08:00")]
    [InlineData("2026-03-25T23:59:59.999999999Z")]
    [InlineData("2026-03-25+09:00")]
    [InlineData("2026-03-25")]
    [InlineData("25 Mar 2026 23:00 -0800")]
    public void Should_leave_a_day_the_day_it_is_where_it_was_written(string text) => Assert.Equal(new DateOnly(2026, 3, 25), TimeText.ParseDay(text));

    [Theory]
    [InlineData(DayOrder.DayFirst, "2026-04-03T00:00:00Z", "3/4/2026", "25/12/2025")]
    [InlineData(DayOrder.MonthFirst, "2026-03-04T00:00:00Z", "3/4/2026", "12/25/2025")]
    public void Should_follow_what_its_column_proves(DayOrder expected, string time, params string[] column)
    {
        Assert.Equal(expected, DayOrders.Of(column));
        Assert.Equal(Time(time), TimeText.Parse(column[0], DayOrders.Of(column)));
    }

    [Fact]
    public void Should_not_know_the_order_where_no_value_of_the_column_proves_it() =>
        Assert.Equal(DayOrder.Unknown, DayOrders.Of(["3/4/2026", "4.3.2026", "2026-12-25", "5/5/2026", "words", ""]));

    static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
