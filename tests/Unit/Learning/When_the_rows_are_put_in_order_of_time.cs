using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Tables;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_the_rows_are_put_in_order_of_time
{
    static readonly DateTime Start = new(2026, 1, 1);

    [Theory]
    [InlineData("renewal_date", "created_at")]
    [InlineData("expiry_date", "order_date")]
    [InlineData("reservation_status_date", "booking_date")]
    [InlineData("date", "signup_date")]
    [InlineData("Date of Birth", "day")]
    public void Should_take_the_date_of_arrival_wherever_it_stands(string other, string arrival) => Assert.Equal(arrival, Split((other, Date(-1)), (arrival, Date(1))).TimeColumn);

    [Theory]
    [InlineData("renewal_date")]
    [InlineData("next_contact_date")]
    [InlineData("contract_start_date")]
    public void Should_not_take_a_date_that_is_no_arrival(string name) => Assert.Null(Split((name, Date(1))).TimeColumn);

    [Fact]
    public void Should_take_a_rising_number_that_the_caller_names()
    {
        var columns = Columns(("epoch", row => $"{1_700_000_000 + (3600 * row)}"));

        Assert.Equal(ColumnKind.Id, columns.Single(x => x.Name == "epoch").Kind);
        Assert.Equal("epoch", Split(columns, "epoch").TimeColumn);
    }

    [Fact]
    public void Should_refuse_an_id_that_is_no_number() =>
        Assert.Contains("neither", Assert.Throws<TrainingDataException>(() => Split(Columns(("key", row => $"A{row}")), "key")).Message, StringComparison.Ordinal);

    [Fact]
    public void Should_not_let_the_newest_judge_where_hardly_any_of_them_can_have_converted_yet()
    {
        bool[] labels = [.. Enumerable.Range(0, 2000).Select(row => row % 3 == 0 && (row < 1500 || row == 1800))];
        var columns = new[] { TypeInference.Infer(RawColumn.Of("created_at", Enumerable.Range(0, 2000).Select(Date(1)))) };

        var split = HoldOut.Split(columns, new Label("converted", "1", labels), [.. labels.Select((_, i) => RowHash.Of([$"{i}"]))], null, 0.25);

        Assert.False(split.IsOrdered);
        Assert.Equal("created_at", split.TimeColumn);
        Assert.Equal(500, split.HeldOut.Length, 5.0);
        Assert.Contains("0.2 % of them are positive, of the older ones 33.3 %", split.WhyNotByTime, StringComparison.Ordinal);
    }

    static Func<int, string> Date(int direction) => row => Start.AddDays(direction * row).ToString("yyyy-MM-dd");

    static HoldOut Split(params (string Name, Func<int, string> Value)[] columns) => Split(Columns(columns), null);

    static HoldOut Split(IReadOnlyList<TypedColumn> columns, string? timeColumn)
    {
        bool[] labels = [.. Enumerable.Range(0, 200).Select(x => x % 3 == 0)];
        return HoldOut.Split(columns, new Label("converted", "1", labels), [.. labels.Select((_, i) => RowHash.Of([$"{i}"]))], null, 0.25, timeColumn);
    }

    static IReadOnlyList<TypedColumn> Columns(params (string Name, Func<int, string> Value)[] columns) =>
        [.. columns.Select(x => TypeInference.Infer(RawColumn.Of(x.Name, Enumerable.Range(0, 200).Select(x.Value))))];
}
