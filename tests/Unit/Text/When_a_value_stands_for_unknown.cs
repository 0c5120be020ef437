using MarketingBus.Platform.Text;
using Xunit;

namespace MarketingBus.Tests.Unit.Text;

public sealed class When_a_value_stands_for_unknown
{
    [Theory]
    [InlineData("null")]
    [InlineData("NULL")]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData("#N/A")]
    [InlineData("none")]
    [InlineData("undefined")]
    [InlineData("-")]
    [InlineData(" -- ")]
    [InlineData("\u00a0n/a\u200b")]
    [InlineData("NaN")]
    [InlineData("(not set)")]
    [InlineData("\u2014")]
    [InlineData("\u200b")]
    [InlineData("")]
    [InlineData(null)]
    public void Should_be_unknown_whatever_field_it_is_of(string? text)
    {
        Assert.Null(MissingValues.CleanField(text));
        Assert.Null(MissingValues.CleanName(text));
    }

    [Theory]
    [InlineData("None")]
    [InlineData("Null")]
    [InlineData("Nan")]
    [InlineData("Jennifer Null")]
    [InlineData("NA")]
    public void Should_leave_people_the_names_they_have(string name) => Assert.Equal(name, MissingValues.CleanName(name));

    [Fact]
    public void Should_leave_north_america_a_region_but_not_a_cell_of_a_table()
    {
        Assert.Equal("NA", MissingValues.CleanField("NA"));
        Assert.Null(MissingValues.Clean("NA"));
    }

    [Fact]
    public void Should_leave_none_a_category_of_a_table() => Assert.Equal("none", MissingValues.Clean("none"));
}
