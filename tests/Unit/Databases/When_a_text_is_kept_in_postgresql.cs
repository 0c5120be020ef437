using MarketingBus.Data;
using Xunit;

namespace MarketingBus.Tests.Unit.Databases;

public sealed class When_a_text_is_kept_in_postgresql
{
    [Fact]
    public void Should_stay_as_it_is_when_it_can_be_kept()
    {
        var text = "Zoë \ud83d\ude00\ud83d\ude00\r\n\t\u2014";
        Assert.Same(text, StorableTextConverter.Storable(text));
    }

    [Fact]
    public void Should_have_each_sign_replaced_that_cannot_be_kept()
    {
        Assert.Equal("\ufffda\ufffd", StorableTextConverter.Storable("\0a\0"));
        Assert.Equal("\ud83d\ude00\ufffd", StorableTextConverter.Storable("\ud83d\ude00\ud83d"));
        Assert.Equal("\ufffd\ufffdb", StorableTextConverter.Storable("\ude00\ud83db"));
    }
}
