using System.Text;
using MarketingBus.Data.Identity;
using Xunit;

namespace MarketingBus.Tests.Unit.Privacy;

public sealed class When_an_address_is_cut_out
{
    [Theory]
    [InlineData("""{"owner_email":"ann@person.example","n":1.50,"a":[null,true,{"x":"y"}]}""", """{"owner_email":"[erased]","n":1.50,"a":[null,true,{"x":"y"}]}""")]
    [InlineData("""{"a":"Ann <ANN@Person.example>"}""", """{"a":"[erased]"}""")]
    [InlineData("""{"a":"mailto:ann@person.example"}""", """{"a":"[erased]"}""")]
    [InlineData("""{"a":"\uff41nn\uff20person.example"}""", """{"a":"[erased]"}""")]
    [InlineData("""{"a":"Ask ann@person.example, or ann@person.example. Or bob@person.example"}""", """{"a":"Ask [erased], or [erased] Or bob@person.example"}""")]
    [InlineData("""{"a":"joann@person.example"}""", """{"a":"joann@person.example"}""")]
    [InlineData("Write to <ann@person.example>!", "Write to <[erased]>!")]
    [InlineData("ann@person.example", "[erased]")]
    public void Should_leave_everything_else_as_it_is(string text, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(AddressCut.From(Encoding.UTF8.GetBytes(text), x => x == "ann@person.example").Text.Span));

    [Fact]
    public void Should_count_each() => Assert.Equal(3, AddressCut.FromText("""{"a":"ann@person.example","b":["ann@person.example","by ann@person.example"]}""", _ => true).Count);

    [Fact]
    public void Should_be_the_very_same_text_where_there_is_none()
    {
        const string Text = """{"a":   "Caf\u00e9", "b": "bob@person.example"}""";

        Assert.Same(Text, AddressCut.FromText(Text, x => x == "ann@person.example").Text);
    }
}
