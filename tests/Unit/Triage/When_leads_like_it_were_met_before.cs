using MarketingBus.Contracts;
using MarketingBus.Learning;
using MarketingBus.Memory.Episodic;
using Xunit;

namespace MarketingBus.Tests.Unit.Triage;

public sealed class When_leads_like_it_were_met_before
{
    // Scores 40 or so: the points of its own are far from both ends.
    static readonly LeadProfile Founder = Given.Lead with { Industry = "SaaS", Persona = "Founder" };

    [Theory]
    [InlineData(10, 10, 6.666666666667)] // (10 + 2.5) / 15 - 0.5, times 20
    [InlineData(10, 0, -6.666666666667)]
    [InlineData(10, 5, 0)]
    [InlineData(5, 5, 5)]
    [InlineData(4, 4, 0)] // too few to say
    public void Should_move_the_score_by_how_it_came_out(int count, double sum, double points)
    {
        var unknown = Given.DefaultPolicy().Decide(Founder, null, null);
        var known = Given.DefaultPolicy().Decide(Founder, null, null, outcomes: Outcomes(count, sum));

        Assert.Equal(unknown.Score + points, known.Score, 9);
        Assert.Equal(unknown.Routing.Priority, known.Routing.Priority);
    }

    [Fact]
    public void Should_never_move_it_further_than_allowed() =>
        Assert.Equal(10, Reason(Outcomes(1_000_000, 1_000_000) with { Usual = new Outcomes(2, 0.2) }).Weight!.Value, 9);

    [Fact]
    public void Should_say_why_with_numbers() =>
        Assert.Equal("10 episodes with saas/founder came out at 0.80 on average; all 200 at 0.50.", Reason(Outcomes(10, 8)).Text);

    [Fact]
    public void Should_leave_a_probability_as_it_is_and_still_say_so()
    {
        var prediction = new LeadScore(0.3, []);
        var decision = Given.DefaultPolicy().Decide(Founder, null, prediction, outcomes: Outcomes(10, 10));

        Assert.Equal(30, decision.Score, 9);
        Assert.Null(decision.Reasons.Single(x => x.Code == "memory.similar_episodes").Weight);
    }

    static Reason Reason(SegmentOutcomes outcomes) =>
        Given.DefaultPolicy().Decide(Founder, null, null, outcomes: outcomes).Reasons.Single(x => x.Code == "memory.similar_episodes");

    static SegmentOutcomes Outcomes(int count, double sum) =>
        new(new Segment("SaaS", "Founder"), new Outcomes(200, 100), new Outcomes(count, sum), new Dictionary<string, Outcomes>());
}
