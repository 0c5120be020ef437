using System.Text.Json;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Tables;
using MarketingBus.Platform.Text;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_numbers_are_written_by_people
{
    [Theory]
    [InlineData("4,857", 4.857, "4,96", "1,25")]
    [InlineData("0,634", 0.634, "4,857")]
    [InlineData("1.234,56", 1234.56, "12,5")]
    [InlineData("1.234", 1234, "2.345,5")]
    [InlineData("1.234", 1234, "1.234.567")]
    [InlineData("4,857", 4857, "1,200.50")]
    [InlineData("4,857", 4857, "1,234,567")]
    [InlineData("4.857", 4.857, "93.2")]
    [InlineData("4,857", 4857)]
    [InlineData("1 234,5", 1234.5)]
    [InlineData("1'234.5", 1234.5)]
    [InlineData("-€ 12,50", -12.5)]
    [InlineData("1.234,50 EUR", 1234.5)]
    [InlineData("12 %", 12)]
    [InlineData("$-1,200", -1200, "$3.5")]
    public void Should_read_all_of_a_column_in_one_way(string text, double expected, params string[] others) =>
        Assert.Equal(expected, Read(Typed([text, "7", .. others])));

    [Fact]
    public void Should_let_a_column_that_leaves_it_open_follow_the_others_of_its_table()
    {
        var table = Table(',', ["4,857", "1.234", "4,96"], ["5,123", "2.345", "7,1"]);

        Assert.Equal([4.857, 1234, 4.96], table.Select(x => Read(x)));
    }

    [Theory]
    [InlineData(';', 4.857)]
    [InlineData(',', 4857)]
    public void Should_take_the_comma_for_decimal_where_the_file_is_separated_by_semicolons(char separator, double expected) =>
        Assert.Equal(expected, Read(Table(separator, ["4,857"], ["5,123"])[0]));

    [Fact]
    public void Should_read_a_lead_as_it_read_the_training_data()
    {
        var feature = (NumberFeature)FeatureBuilder.Build(Typed(["4,857", "4,96", "1,25", "0,634"]), [0, 1, 2, 3], null);
        var kept = JsonSerializer.Deserialize<Feature>(JsonSerializer.Serialize<Feature>(feature))!;

        Assert.Equal(Encoded(feature, "4.857"), Encoded(kept, "4,857"));
        Assert.NotEqual(Encoded(feature, "1.25"), Encoded(kept, "4,857"));
    }

    [Fact]
    public void Should_read_each_text_by_itself_for_a_model_that_does_not_say_how() =>
        Assert.Equal([4857, 4.96, 1234.56, 1.5], new[] { "4,857", "4,96", "1,234.56", "1.5" }.Select(x => NumberText.TryParse(x, NumberFormat.Unknown, out var number) ? number : double.NaN));

    static float Encoded(Feature feature, string text)
    {
        var target = new float[feature.Width];
        feature.Encode(text, target);
        return target[0];
    }

    static TypedColumn Typed(string[] values) => TypeInference.Infer(RawColumn.Of("amount", values));

    static IReadOnlyList<TypedColumn> Table(char separator, params string[][] rows) =>
        TypeInference.Of(SampleTables.Of("sample", [.. rows[0].Select((_, i) => $"column {i}")], rows) with { Separator = separator });

    static double Read(TypedColumn column, int row = 0)
    {
        Assert.Equal(ColumnKind.Numeric, column.Kind);
        return column.NumberAt(row);
    }
}
