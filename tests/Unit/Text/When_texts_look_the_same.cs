using MarketingBus.Platform.Text;
using Xunit;

namespace MarketingBus.Tests.Unit.Text;

public sealed class When_texts_look_the_same
{
    [Theory]
    [InlineData("Zoe\u0308", "Zo\u00EB")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("a\u0323\u0307", "\u1EA1\u0307")]
    [InlineData("a\u0307\u0323", "\u1EA1\u0307")]
    [InlineData("plain", "plain")]
    public void Should_have_one_composed_form(string text, string composed) => Assert.Equal(composed, UnicodeText.Composed(text));

    [Fact]
    public void Should_leave_half_a_character_alone() => Assert.Equal("e\u0308\uD83D", UnicodeText.Composed("e\u0308\uD83D"));

    [Fact]
    public void Should_lose_what_shows_nothing() => Assert.Equal("ab", UnicodeText.Visible("\uFEFFa\u200B\u00AD\u2060b\u202E"));

    [Fact]
    public void Should_be_trimmed_of_blanks_and_of_what_shows_nothing() => Assert.Equal("a\u200Db", UnicodeText.Trimmed(" \u200B\u00A0a\u200Db\uFEFF\u3000"));

    [Fact]
    public void Should_be_trimmed_to_nothing() => Assert.Equal("", UnicodeText.Trimmed("\u200B \u200B"));
}
