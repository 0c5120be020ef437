using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Tests.Unit.Ingress;
using Xunit;

namespace MarketingBus.Tests.Unit.Doors;

public sealed class When_an_engagement_cannot_be_read_in_full
{
    [Theory]
    [InlineData("\"occurred_at\":\"whenever\"", "occurred_at")]
    [InlineData("\"occurred_at\":\"1970-01-01\"", "occurred_at")]
    [InlineData("\"channel\":\"pigeon\"", "channel")]
    [InlineData("\"value_usd\":\"much\"", "value_usd")]
    [InlineData("\"message_id\":[1]", "message_id")]
    [InlineData("\"text\":{\"a\":1}", "text")]
    public void Should_still_hear_that_somebody_unsubscribed(string member, string field)
    {
        var (submission, errors) = Reading.Read($$"""{"lead_id":"a","kind":"unsubscribed",{{member}}}""", EventRequests.Engagement);

        Assert.Empty(errors);
        Assert.Equal(field, Assert.Single(submission.Warnings).Field);
        Assert.Equal((EngagementKind.Unsubscribed, Reading.Now), (((EngagementRecorded)submission.Message).Kind, ((EngagementRecorded)submission.Message).OccurredAt));
    }

    [Theory]
    [InlineData("\"kind\":\"ignored\"", "kind")]
    [InlineData("\"kind\":\"converted\",\"value_usd\":\"much\"", "value_usd")]
    [InlineData("\"kind\":\"converted\",\"value_usd\":-1", "value_usd")]
    [InlineData("\"kind\":\"opened\",\"source_system\":[1]", "source_system")]
    public void Should_refuse_what_could_not_be_corrected_later(string member, string field) =>
        Assert.Equal([field], Reading.Read($$"""{"lead_id":"a",{{member}}}""", EventRequests.Engagement).Errors.Keys);

    [Fact]
    public void Should_take_a_worth_for_unknown_where_it_says_so() =>
        Assert.Null(((EngagementRecorded)Reading.Read("""{"lead_id":"a","kind":"converted","value_usd":"n/a"}""", EventRequests.Engagement).Submission.Message).ValueUsd);
}
