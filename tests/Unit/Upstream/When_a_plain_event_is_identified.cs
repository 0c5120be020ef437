using MarketingBus.Platform.Messaging;
using Xunit;

namespace MarketingBus.Tests.Unit.Upstream;

public sealed class When_a_plain_event_is_identified
{
    const string Lead = """{"lead_id":"a"}""";

    [Fact]
    public void Should_let_its_own_id_count_first() =>
        Assert.Equal(
            MarketingIds.From("event", "crm", "e-1"),
            Receiving.Read(Receiving.Message("""{"event_id":"e-1","source_system":"crm","lead_id":"a"}""") with { MessageId = "m-1", AppId = "app" }).EventId);

    [Fact]
    public void Should_take_the_message_id_within_the_application()
    {
        var message = Receiving.Message(Lead) with { MessageId = "m-1", AppId = "crm" };

        Assert.Equal(MarketingIds.From("event", "crm", "m-1"), Receiving.Read(message).EventId);
        Assert.NotEqual(Receiving.Read(message).EventId, Receiving.Read(message with { AppId = "shop" }).EventId);
        Assert.Equal(MarketingIds.Journey("crm", "a"), Receiving.Read(message).SubjectId);
    }

    [Fact]
    public void Should_fall_back_on_what_it_says()
    {
        var first = Receiving.Read(Receiving.Message(Lead)).EventId;

        Assert.Equal(first, Receiving.Read(Receiving.Message(Lead)).EventId);
        Assert.NotEqual(first, Receiving.Read(Receiving.Message("""{"lead_id":"b"}""")).EventId);
    }

    [Fact]
    public void Should_not_take_the_same_words_for_another_kind_of_event()
    {
        const string body = """{"lead_id":"a","kind":"opened"}""";

        Assert.NotEqual(Receiving.Read(Receiving.Message(body)).EventId, Receiving.Read(Receiving.Message(body, key: "engagement.recorded")).EventId);
    }

    [Fact]
    public void Should_refuse_a_message_id_that_cannot_be_kept()
    {
        Assert.Contains("message-id", Receiving.Refuse(Receiving.Message(Lead) with { MessageId = new string('x', 201) }).Errors);
        Assert.Contains("app-id", Receiving.Refuse(Receiving.Message(Lead) with { AppId = "a\u0001" }).Errors);
    }
}
