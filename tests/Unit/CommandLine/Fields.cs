using MarketingBus.Host.Embedded.Replay;
using MarketingBus.Platform.Text;
using Xunit;

namespace MarketingBus.Tests.Unit.CommandLine;

public sealed class When_a_field_is_read
{
    static readonly ColumnFormat MonthFirst = new(Days: DayOrder.MonthFirst);

    [Theory]
    [InlineData(FieldType.Refusal, "Yes", "true")]
    [InlineData(FieldType.Refusal, "2026-02-01", "true")]
    [InlineData(FieldType.Refusal, "0", "false")]
    [InlineData(FieldType.Instant, "1773484267", "\"2026-03-14T10:31:07Z\"")]
    [InlineData(FieldType.Count, "1,234", "1234")]
    [InlineData(FieldType.Count, "7307.0", "7307")]
    [InlineData(FieldType.Number, "$1,234.50", "1234.5")]
    [InlineData(FieldType.Number, "12,5", "12.5")]
    [InlineData(FieldType.Rate, "3.2%", "0.032")]
    [InlineData(FieldType.Flag, "Yes", "true")]
    [InlineData(FieldType.Flag, "0", "false")]
    [InlineData(FieldType.Day, "2025-05-22T00:00:00", "\"2025-05-22\"")]
    [InlineData(FieldType.Day, "2/1/21", "\"2021-02-01\"")]
    [InlineData(FieldType.Instant, "2025-08-03T02:59:25", "\"2025-08-03T02:59:25Z\"")]
    [InlineData(FieldType.Instant, "2025-08-03T02:59:25+02:00", "\"2025-08-03T00:59:25Z\"")]
    [InlineData(FieldType.EngagementKind, "Click", "\"clicked\"")]
    internal void Should_become_what_events_carry(FieldType type, string text, string json)
    {
        Assert.Equal(json, FieldText.Read(type, text, MonthFirst, out var error)!.ToJsonString());
        Assert.Null(error);
    }

    [Theory]
    [InlineData(FieldType.Count, "many")]
    [InlineData(FieldType.Count, "1.5")]
    [InlineData(FieldType.Number, "1.2.3")]
    [InlineData(FieldType.Number, "1e999")]
    [InlineData(FieldType.Flag, "perhaps")]
    [InlineData(FieldType.Day, "32/13/21")]
    [InlineData(FieldType.Instant, "yesterday")]
    internal void Should_be_refused_with_the_reason_when_it_cannot_be_read(FieldType type, string text)
    {
        Assert.Null(FieldText.Read(type, text, MonthFirst, out var error));
        Assert.Contains(text, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_take_the_day_first_where_the_file_does() =>
        Assert.Equal("\"2021-01-02\"", FieldText.Read(FieldType.Day, "2/1/21", new ColumnFormat(Days: DayOrder.DayFirst), out _)!.ToJsonString());
}
