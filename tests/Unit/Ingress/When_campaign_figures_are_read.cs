using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using Xunit;

namespace MarketingBus.Tests.Unit.Ingress;

public sealed class When_campaign_figures_are_read
{
    [Theory]
    [InlineData("\"date\":\"someday\"", "date", "Must be a day, such as 2026-05-04.")]
    [InlineData("\"date\":\"3/4/2026\"", "date", "Must be a day, such as 2026-05-04.")]
    [InlineData("\"date\":\"2026-06-03\"", "date", "Must lie between the year 2000 and tomorrow.")]
    [InlineData("\"optimization_type\":\"magic\"", "optimization_type", "Must be one of: performance_check, ab_test_analysis, budget_optimization.")]
    [InlineData("\"variants\":[{\"variant_id\":\"a\",\"impressions\":1,\"conversions\":0},{\"variant_id\":\"a\",\"impressions\":1,\"conversions\":0}]", "variants", "Names the variant 'a' twice.")]
    public void Should_refuse_what_says_which_figures_they_are(string member, string field, string message)
    {
        var (_, errors) = Reading.Read($$"""{"campaign_id":"c",{{member}}}""", EventRequests.Campaign);

        Assert.Equal([message], errors[field]);
        Assert.Single(errors);
    }

    [Theory]
    [InlineData("\"ctr\":-0.1", "ctr", "Must be 0 to 1.")]
    [InlineData("\"ctr\":3.2", "ctr", "Must be 0 to 1.")]
    [InlineData("\"ctr\":1e999", "ctr", "Must be 0 to 1.")]
    [InlineData("\"ctr\":\"1e999\"", "ctr", "Must be a number, not text.")]
    [InlineData("\"ctr\":\"many\"", "ctr", "Must be a number, not text.")]
    [InlineData("\"ctr\":true", "ctr", "Must be a number, not a boolean.")]
    [InlineData("\"clicks\":1.5", "clicks", "Must be a whole number.")]
    [InlineData("\"clicks\":-1", "clicks", "Must be 0 to 1000000000000000.")]
    [InlineData("\"clicks\":99999999999999999999999", "clicks", "Must be 0 to 1000000000000000.")]
    [InlineData("\"clicks\":5,\"impressions\":4", "clicks", "Must not be more than impressions; they are unknown.")]
    [InlineData("\"cost_usd\":\"12,50 \u20ac\"", "cost_usd", "Must be a number, not text.")]
    [InlineData("\"variants\":{}", "variants", "Must be an array, not an object.")]
    [InlineData("\"variants\":[7]", "variants[0]", "Must be an object, not a number.")]
    [InlineData("\"variants\":[{\"variant_id\":\"a\",\"conversions\":0}]", "variants[0].impressions", "Is required; the variant was left out.")]
    [InlineData("\"variants\":[{\"variant_id\":\"a\",\"impressions\":1,\"conversions\":2}]", "variants[0].conversions", "Must not be more than impressions; the variant was left out.")]
    [InlineData("\"channel_performance\":{\"email\":3}", "channel_performance.email", "Must be an object, not a number.")]
    [InlineData("\"channel_performance\":{\"email\":{\"spend_usd\":-1}}", "channel_performance.email.spend_usd", "Must be 0 to 1000000000000000.")]
    public void Should_take_a_figure_that_cannot_be_read_for_unknown_and_say_so(string member, string field, string message)
    {
        var (submission, errors) = Reading.Read($$"""{"campaign_id":"c","leads_created":3,{{member}}}""", EventRequests.Campaign);

        Assert.Empty(errors);
        Assert.Equal([new FieldWarning(field, message)], submission.Warnings);
        var figures = ((CampaignUpdated)submission.Message).Figures;
        Assert.Equal((3, null, null, null), (figures.LeadsCreated, figures.Clicks, figures.Ctr, figures.CostUsd));
    }

    [Theory]
    [InlineData("-120.5", -120.5)]
    [InlineData("\"1,234.50\"", 1234.5)]
    [InlineData("\"$12\"", 12.0)]
    [InlineData("\"12,5\"", 12.5)]
    [InlineData("\"NaN\"", null)]
    [InlineData("\"--\"", null)]
    [InlineData("\"n/a\"", null)]
    public void Should_read_revenue_as_exports_write_it(string revenue, double? expected)
    {
        var (submission, errors) = Reading.Read($$"""{"campaign_id":"c","revenue_usd":{{revenue}},"ctr":"0.85 %","clicks":7,"impressions":0}""", EventRequests.Campaign);

        Assert.Empty(errors);
        Assert.Empty(submission.Warnings);
        var figures = ((CampaignUpdated)submission.Message).Figures;
        Assert.Equal((expected, 0.0085, 7), (figures.RevenueUsd, figures.Ctr!.Value, figures.Clicks));
    }

    [Theory]
    [InlineData("2026-03-25T00:00:00+09:00")]
    [InlineData("2026-03-25T23:59:59-08:00")]
    [InlineData("25.03.2026")]
    [InlineData("3/25/2026 11:00 PM")]
    public void Should_be_of_the_day_that_is_written(string date)
    {
        var (submission, errors) = Reading.Read($$"""{"campaign_id":"c","date":"{{date}}"}""", EventRequests.Campaign);

        Assert.Empty(errors);
        Assert.Equal(new DateOnly(2026, 3, 25), ((CampaignUpdated)submission.Message).Figures.Date);
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
