using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Queries;
using Xunit;

namespace MarketingBus.Tests.Unit.Ingress;

public sealed class When_a_page_ends
{
    [Fact]
    public void Should_go_on_where_its_cursor_says()
    {
        var cursor = new Cursor(Reading.Now, new Guid("11111111-2222-4333-8444-555555555555"));

        Assert.True(Cursor.TryParse(cursor.ToString(), out var parsed));
        Assert.Equal(cursor, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("________________________________")]
    [InlineData("................................")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("' OR 1=1 --")]
    public void Should_refuse_a_cursor_of_its_callers_own_making(string text) => Assert.False(Cursor.TryParse(text, out _));
}
