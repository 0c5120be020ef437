using MarketingBus.Contracts;
using MarketingBus.Learning;
using Xunit;

namespace MarketingBus.Tests.Unit.Triage;

public sealed class When_a_model_is_promoted
{
    static readonly Reason Why = new() { Code = "visits", Text = "Visits often.", Weight = .4 };

    [Fact]
    public void Should_score_by_its_probability_and_reasons()
    {
        var decision = Given.DefaultPolicy().Decide(Given.BestLead, null, new LeadScore(.42, [Why]));

        Assert.Equal(42, decision.Score, 9);
        Assert.Equal([Why], decision.Reasons);
        Assert.True(decision.IsPredicted);
    }

    [Theory]
    [InlineData(.81, Priority.High)]
    [InlineData(.79, Priority.Low)]
    public void Should_route_by_its_score(double probability, Priority expected) =>
        Assert.Equal(expected, Given.DefaultPolicy().Decide(Given.Lead, null, new LeadScore(probability, [])).Routing.Priority);

    [Fact]
    public void Should_leave_a_lead_of_which_it_knows_too_little_to_the_rules()
    {
        var decision = Given.DefaultPolicy().Decide(Given.BestLead, null, new LeadScore(.42, [Why]) { KnownShare = .14, IsInformed = false });

        Assert.Equal((100d, false, Priority.High), (decision.Score, decision.IsPredicted, decision.Routing.Priority));
        Assert.DoesNotContain(Why, decision.Reasons);
        Assert.Contains("14%", Assert.Single(decision.Reasons, x => x.Code == "model.too_little_known").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_classify_by_rules_all_the_same() =>
        Assert.Equal(TriageCategory.CampaignQualified, Given.DefaultPolicy().Decide(Given.BestLead, null, new LeadScore(.01, [])).Category);

    [Fact]
    public void Should_let_memory_raise_the_priority_and_leave_the_probability_alone()
    {
        var decision = Given.DefaultPolicy().Decide(Given.Lead, Given.Memory(conversions: 2), new LeadScore(.1, [Why]));

        Assert.Equal(10, decision.Score, 9);
        Assert.Equal(Priority.Medium, decision.Routing.Priority);
        Assert.Equal(["visits", "memory.previous_conversion"], decision.Reasons.Select(x => x.Code));
    }
}
