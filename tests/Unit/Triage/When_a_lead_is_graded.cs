using MarketingBus.Contracts;
using MarketingBus.Learning;
using MarketingBus.Workers.Triage;
using MarketingBus.Workers.Triage.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Triage;

public sealed class When_a_lead_is_graded
{
    static readonly GradePolicy Grades = new(new TriageOptions());

    [Theory]
    [InlineData(100, "A3")]
    [InlineData(70, "A3")]
    [InlineData(69.99, "B3")]
    [InlineData(40, "B3")]
    [InlineData(39.99, "C3")]
    [InlineData(0, "C3")]
    public void Should_be_a_letter_by_fit(double fit, string expected) => Assert.Equal(expected, Grades.Of(fit, 0).Grade);

    [Theory]
    [InlineData(0, 0, "A3")]
    [InlineData(1, 3.41, "A3")]
    [InlineData(5, 15.91, "A2")]
    [InlineData(14.7, 39.92, "A2")]
    [InlineData(15, 40.54, "A1")]
    [InlineData(20, 50, "A1")]
    [InlineData(40, 75, "A1")]
    [InlineData(100_000, 100, "A1")]
    [InlineData(-5, 0, "A3")]
    public void Should_be_a_digit_by_what_it_did_lately(double points, double engagement, string expected)
    {
        var graded = Grades.Of(80, points);

        Assert.Equal(engagement, graded.Engagement, 2);
        Assert.Equal(expected, graded.Grade);
    }

    [Fact]
    public void Should_be_on_the_edges_that_settings_draw()
    {
        var grades = new GradePolicy(new TriageOptions { GradeAFromFit = 10, GradeBFromFit = 5, Grade1FromEngagement = 75, Grade2FromEngagement = 50, EngagementScale = 1 });

        Assert.Equal(["A1", "A2", "B3", "C1"], [grades.Of(10, 2).Grade, grades.Of(10, 1).Grade, grades.Of(5, .9).Grade, grades.Of(4.9, 2).Grade]);
    }

    [Fact]
    public void Should_fit_by_its_profile_whatever_memory_says()
    {
        var decision = Given.DefaultPolicy().Decide(Given.Lead, Given.Memory(conversions: 1, rfmScore: .9, points: 30), null);

        Assert.Equal((28d, 3d, "C1"), (decision.Score, decision.Graded.Fit, decision.Graded.Grade));
    }

    [Fact]
    public void Should_fit_by_the_probability_where_a_model_knows_enough()
    {
        var informed = Given.DefaultPolicy().Decide(Given.Lead, null, new LeadScore(.42, []));
        var uninformed = Given.DefaultPolicy().Decide(Given.Lead, null, new LeadScore(.42, []) { IsInformed = false });

        Assert.Equal((42d, "B3"), (informed.Graded.Fit, informed.Graded.Grade));
        Assert.Equal((3d, "C3"), (uninformed.Graded.Fit, uninformed.Graded.Grade));
    }

    [Fact]
    public void Should_leave_score_and_priority_to_the_rules_and_say_what_it_did()
    {
        var quiet = Given.DefaultPolicy().Decide(Given.Lead, Given.Memory(), null);
        var engaged = Given.DefaultPolicy().Decide(Given.Lead, Given.Memory(points: 20), null);

        Assert.Equal((quiet.Score, quiet.Routing), (engaged.Score, engaged.Routing));
        Assert.DoesNotContain(quiet.Reasons, x => x.Code == "memory.engagement");
        var reason = Assert.Single(engaged.Reasons, x => x.Code == "memory.engagement");
        Assert.Null(reason.Weight);
        Assert.Contains("50 of 100", reason.Text, StringComparison.Ordinal);
        Assert.Contains("C1", reason.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C1", 20, "hot")]
    [InlineData("c1", 20, "hot")]
    [InlineData("1", 20, "hot")]
    [InlineData("C", 20, "hot")]
    [InlineData("B1", 20, "other")]
    [InlineData("1", 5, "other")]
    public void Should_be_routed_by_its_grade_where_a_rule_asks_for_it(string asked, double points, string expected)
    {
        var policy = Given.Policy(new TriageOptions { Routing = [new RoutingRule { Grades = [asked], Priority = Priority.High, Reason = "hot" }, new RoutingRule { Reason = "other" }] });

        Assert.Equal(expected, policy.Decide(Given.Lead, Given.Memory(points: points), null).Routing.Reason);
    }

    [Fact]
    public void Should_be_classified_by_grade_or_probability_where_a_rule_asks_for_it()
    {
        var policy = Given.Policy(new TriageOptions
        {
            Categories =
            [
                new CategoryRule { Category = TriageCategory.CampaignQualified, FromProbability = .4 },
                new CategoryRule { Category = TriageCategory.GeneralInquiry, Grades = ["1"] },
            ],
        });

        TriageCategory Of(double probability, bool isInformed = true, double points = 0) =>
            policy.Decide(Given.Lead, Given.Memory(points: points), new LeadScore(probability, []) { IsInformed = isInformed }).Category;

        Assert.Equal(TriageCategory.CampaignQualified, Of(.4));
        Assert.Equal(TriageCategory.ColdLead, Of(.39));
        Assert.Equal(TriageCategory.ColdLead, Of(.9, isInformed: false));
        Assert.Equal(TriageCategory.GeneralInquiry, Of(.39, points: 20));
        Assert.Equal(TriageCategory.ColdLead, policy.Decide(Given.BestLead, null, null).Category);
    }

    [Fact]
    public void Should_score_by_the_profile_alone_for_who_measures_models()
    {
        var scorer = new RuleScorer(Given.DefaultPolicy());

        Assert.Equal((3d, 100d), (scorer.Score(Given.Lead), scorer.Score(Given.BestLead)));
    }

    [Theory]
    [InlineData("A1", true)]
    [InlineData("b", true)]
    [InlineData("3", true)]
    [InlineData("D1", false)]
    [InlineData("1A", false)]
    [InlineData("", false)]
    public void Should_know_what_a_grade_is(string text, bool expected) => Assert.Equal(expected, GradePolicy.IsGrade(text));
}
