using MarketingBus.Data.Identity;
using Xunit;

namespace MarketingBus.Tests.Unit.Privacy;

public sealed class When_an_address_is_written_in_many_ways
{
    [Theory]
    [InlineData("Mia@A8.Example")]
    [InlineData("  mia@a8.example\t")]
    [InlineData("\u00A0mia@a8.example")]
    [InlineData("mia@a8.example\u200B")]
    [InlineData("\uFEFFmia@a8.example")]
    [InlineData("mia\u00AD@a8.ex\u2060ample")]
    [InlineData("\u202Amia@a8.example\u202C")]
    [InlineData("Mia <mia@a8.example>")]
    [InlineData("\"Lead, Mia\" <MIA@a8.example>")]
    [InlineData("Mia < mailto:mia@a8.example?subject=hello >")]
    [InlineData("mailto:mia@a8.example")]
    [InlineData("MAILTO:mia@a8.example?subject=hello@you")]
    [InlineData("mia@a8.example (Mia)")]
    [InlineData("mia@a8.example.")]
    [InlineData("\"mia\"@a8.example")]
    [InlineData("\uFF4Dia@a8.example")]
    [InlineData("mia\uFF20a8\u3002example")]
    public void Should_be_one_address(string text) => Assert.Equal("mia@a8.example", EmailAddress.Of(text));

    [Theory]
    [InlineData("zo\u00EB@b.example")]
    [InlineData("zoe\u0308@b.example")]
    [InlineData("ZO\u00CB@B.EXAMPLE")]
    [InlineData("ZOE\u0308@b.example")]
    public void Should_compose_accents_and_fold_their_case(string text) => Assert.Equal("zo\u00EB@b.example", EmailAddress.Of(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("@b.example")]
    [InlineData("mia@")]
    [InlineData("mia@.")]
    [InlineData("mia at b.example")]
    [InlineData("mia b@b.example")]
    [InlineData("mia@b.example, ann@b.example")]
    [InlineData("mia@@b.example")]
    [InlineData("\u200B@\u200B")]
    [InlineData("\"\"@b.example")]
    public void Should_not_take_other_text_for_one(string? text) => Assert.Null(EmailAddress.Of(text));

    [Fact]
    public void Should_keep_what_tells_people_apart() => Assert.NotEqual(EmailAddress.Of("mia+news@a8.example"), EmailAddress.Of("mia@a8.example"));

    [Fact]
    public void Should_stay_as_it_is_when_read_again() => Assert.Equal("zo\u00EB@b.example", EmailAddress.Of(EmailAddress.Of("Zo\u0065\u0308 <ZOE\u0308@b.example.>")));
}
