using MarketingBus.Learning.Tables;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_the_kind_of_a_column_is_inferred
{
    [Theory]
    [InlineData("visits", ColumnKind.Numeric, "3", "7.5", null, "1,200.50")]
    [InlineData("price", ColumnKind.Numeric, "$12", "$13.5", "$9", "$1")]
    [InlineData("opted_in", ColumnKind.Boolean, "Yes", "No", null, "yes")]
    [InlineData("mens", ColumnKind.Boolean, "1", "0", "0", "1")]
    [InlineData("source", ColumnKind.Categorical, "Google", "Referral", "Google", null)]
    [InlineData("created_at", ColumnKind.Date, "2026-01-31T08:00:00", "2026-02-01T09:30:00", null, "2026-02-02T10:00:00Z")]
    [InlineData("c_date", ColumnKind.Date, "2/1/21", "2/13/21", "2/14/21", "12/31/21")]
    [InlineData("day", ColumnKind.Date, "31/01/2026", "1/2/2026", "15/2/2026", "16/2/2026")]
    [InlineData("magazine", ColumnKind.Constant, "No", "No", "No", "No")]
    [InlineData("nothing", ColumnKind.Constant, null, null, null, null)]
    public void Should_follow_its_values(string name, ColumnKind expected, params string?[] values) =>
        Assert.Equal(expected, Infer(name, [.. Enumerable.Repeat(values, 10).SelectMany(x => x)]));

    [Fact]
    public void Should_know_ids_by_name_or_by_being_unique()
    {
        Assert.Equal(ColumnKind.Id, Infer("lead_number", Many(i => $"{i * 7919 % 100_003}")));
        Assert.Equal(ColumnKind.Id, Infer("row", Many(i => $"{1000 + i}")));
        Assert.Equal(ColumnKind.Id, Infer("whoever", Many(i => $"person{i}@example.com")));
    }

    [Fact]
    public void Should_not_take_amounts_for_ids() => Assert.Equal(ColumnKind.Numeric, Infer("history", Many(i => $"{i * 7919 % 100_003}.{i % 100:00}")));

    [Theory]
    [InlineData("phone_minutes")]
    [InlineData("mobile_spend")]
    [InlineData("email_open_rate")]
    [InlineData("key_ratio")]
    [InlineData("number_of_calls")]
    public void Should_not_take_a_measure_for_an_id_by_a_word_in_its_name(string name) => Assert.Equal(ColumnKind.Numeric, Infer(name, Many(i => $"{i * 7919 % 100_003}")));

    [Fact]
    public void Should_not_take_decimals_for_ids() => Assert.Equal(ColumnKind.Numeric, Infer("key_figure", Many(i => $"{i * 7919 % 100_003}.{i % 100:00}")));

    [Theory]
    [InlineData("phone")]
    [InlineData("mobile_phone")]
    [InlineData("customer_number")]
    [InlineData("id_customer")]
    [InlineData("order no")]
    [InlineData("Kundennummer")]
    public void Should_keep_what_names_a_record_out(string name) => Assert.Equal(ColumnKind.Id, Infer(name, Many(i => $"49{i * 7919 % 100_003:0000000}")));

    [Fact]
    public void Should_not_take_a_campaign_for_an_id() => Assert.Equal(ColumnKind.Categorical, Infer("campaign_id", Many(i => $"CMP{i % 30:0000}")));

    [Fact]
    public void Should_know_free_text() => Assert.Equal(ColumnKind.Text, Infer("notes", Many(i => $"Called on day {i}, asked for a quote")));

    static string?[] Many(Func<int, string> value) => [.. Enumerable.Range(0, 300).Select(value)];

    static ColumnKind Infer(string name, string?[] values) => TypeInference.Infer(RawColumn.Of(name, values)).Kind;
}
