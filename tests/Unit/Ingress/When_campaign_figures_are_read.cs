using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using Xunit;

namespace MarketingBus.Tests.Unit.Ingress;

public sealed class When_campaign_figures_are_read
{
    [Theory]
    [InlineData("\"ctr\":-0.1", "ctr", "Must be 0 to 1.")]
    [InlineData("\"ctr\":3.2", "ctr", "Must be 0 to 1.")]
    [InlineData("\"ctr\":\"NaN\"", "ctr", "Must be 0 to 1.")]
    [InlineData("\"ctr\":\"1e999\"", "ctr", "Must be 0 to 1.")]
    [InlineData("\"ctr\":1e999", "ctr", "Must be 0 to 1.")]
    [InlineData("\"ctr\":\"many\"", "ctr", "Must be a number, not text.")]
    [InlineData("\"ctr\":true", "ctr", "Must be a number, not a boolean.")]
    [InlineData("\"clicks\":1.5", "clicks", "Must be a whole number.")]
    [InlineData("\"clicks\":-1", "clicks", "Must be 0 to 1000000000000000.")]
    [InlineData("\"clicks\":99999999999999999999999", "clicks", "Must be 0 to 1000000000000000.")]
    [InlineData("\"clicks\":5,\"impressions\":4", "clicks", "Must not be more than impressions.")]
    [InlineData("\"date\":\"31.12.2025\"", "date", "Must be a day, such as 2026-05-04.")]
    [InlineData("\"optimization_type\":\"magic\"", "optimization_type", "Must be one of: performance_check, ab_test_analysis, budget_optimization.")]
    [InlineData("\"variants\":{}", "variants", "Must be an array, not an object.")]
    [InlineData("\"variants\":[7]", "variants[0]", "Must be an object, not a number.")]
    [InlineData("\"variants\":[{\"variant_id\":\"a\",\"conversions\":0}]", "variants[0].impressions", "Is required.")]
    [InlineData("\"variants\":[{\"variant_id\":\"a\",\"impressions\":1,\"conversions\":2}]", "variants[0].conversions", "Must not be more than impressions.")]
    [InlineData("\"channel_performance\":{\"email\":3}", "channel_performance.email", "Must be an object, not a number.")]
    [InlineData("\"channel_performance\":{\"email\":{\"spend_usd\":-1}}", "channel_performance.email.spend_usd", "Must be 0 to 1000000000000000.")]
    public void Should_name_the_field_and_what_is_wrong(string member, string field, string message)
    {
        var (_, errors) = Reading.Read($$"""{"campaign_id":"c",{{member}}}""", EventRequests.Campaign);

        Assert.Equal([message], errors[field]);
        Assert.Single(errors);
    }

    [Fact]
    public void Should_meet_the_same_review_with_the_same_day()
    {
        var first = Reading.Read("""{"campaign_id":"c","date":"2026-05-01","clicks":1}""", EventRequests.Campaign).Submission;
        var again = Reading.Read("""{"campaign_data":{"campaign_id":"c","date":"2026-05-01T10:00:00","clicks":"2"}}""", EventRequests.Campaign).Submission;

        Assert.Equal(first.SubjectId, again.SubjectId);
        Assert.NotEqual(first.EventId, again.EventId);
    }

    [Fact]
    public void Should_read_variants_and_channels()
    {
        var (submission, errors) = Reading.Read("""
            {"campaign_id":"c","optimization_type":"ab_test_analysis","variants":[{"variant_id":"a","impressions":"100","conversions":7}],
             "channel_performance":{"Email":{"roas":"2.5"}},"something_else":{"ignored":true}}
            """, EventRequests.Campaign);

        Assert.Empty(errors);
        var message = (CampaignUpdated)submission.Message;
        Assert.Equal(OptimizationType.AbTestAnalysis, message.OptimizationType);
        Assert.Equal(100, message.Figures.Variants!.Single().Impressions);
        Assert.Equal(2.5, message.Figures.ChannelPerformance!["Email"].Roas);
    }
}
