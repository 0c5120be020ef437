using MarketingBus.Contracts;
using MarketingBus.Data.Queries;
using MarketingBus.Learning;
using MarketingBus.Workers.Triage;
using MarketingBus.Workers.Triage.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Triage;

public sealed class When_a_destination_takes_so_many_a_day
{
    static readonly RoutingRule Sales = new() { PerDay = 50, Destination = AgentType.Manager, Priority = Priority.High, Reason = "sales" };
    static readonly RoutingRule Rest = new() { Reason = "rest" };

    [Fact]
    public void Should_ask_for_the_score_that_so_many_reached()
    {
        // 100 leads a day for a week, one of each score.
        var capacity = Thresholds([Sales, Rest], days: 7, Uniform(7));

        Assert.Equal(50, capacity.Of(Sales)?.FromScore);
        Assert.Equal(7, capacity.Days, 9);
    }

    [Theory]
    [InlineData(49.9, "rest", "less")]
    [InlineData(50, "sales", "enough")]
    public void Should_route_by_it_and_say_so(double score, string expected, string word)
    {
        var decision = Decide([Sales, Rest], score, Thresholds([Sales, Rest], 7, Uniform(7)));

        Assert.Equal(expected, decision.Routing.Reason);
        var text = Assert.Single(decision.Reasons, x => x.Code == "routing.capacity").Text;
        Assert.Equal($"sales takes 50 leads a day: by the last 7 days those from a score of 50; this one scores {word}.", text);
    }

    [Fact]
    public void Should_let_both_hold_when_a_score_is_asked_for_too()
    {
        RoutingRule[] rules = [new() { PerDay = 50, FromScore = 80, Reason = "sales" }, Rest];
        var capacity = Thresholds(rules, 7, Uniform(7));

        Assert.Equal(CapacityThreshold.All, capacity.Of(rules[0]));
        Assert.Equal("rest", Decide(rules, 79, capacity).Routing.Reason);
        Assert.Equal("sales", Decide(rules, 80, capacity).Routing.Reason);
        Assert.Contains("fewer came", Assert.Single(Decide(rules, 80, capacity).Reasons, x => x.Code == "routing.capacity").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(99, 7)]
    [InlineData(700, .9)]
    public void Should_let_the_score_stand_alone_while_little_is_known(int leads, double days)
    {
        RoutingRule[] rules = [new() { PerDay = 1, FromScore = 60, Reason = "sales" }, Rest];
        var capacity = Thresholds(rules, days, [Count(90, leads)]);

        Assert.Null(capacity.Of(rules[0]));
        var decision = Decide(rules, 60, capacity);
        Assert.Equal("sales", decision.Routing.Reason);
        Assert.Contains("its score of 60 stands alone", Assert.Single(decision.Reasons, x => x.Code == "routing.capacity").Text, StringComparison.Ordinal);
        Assert.Equal("rest", Decide(rules, 59, capacity).Routing.Reason);
    }

    [Fact]
    public void Should_give_a_later_rule_its_number_of_what_is_left()
    {
        RoutingRule[] rules = [new() { PerDay = 10, Reason = "best" }, new() { PerDay = 20, Reason = "good" }, new() { FromScore = 60, Category = TriageCategory.GeneralInquiry, Reason = "inquiries" }, new() { PerDay = 20, Reason = "fair" }];
        var capacity = Thresholds(rules, 2, [.. Uniform(2), .. Uniform(2, TriageCategory.GeneralInquiry)]);

        // 200 leads a day; of each score two.
        Assert.Equal([95, 85], [capacity.Of(rules[0])?.FromScore, capacity.Of(rules[1])?.FromScore]);
        // Inquiries from 60 are gone: 25 cold leads of 60 to 84 are the best that is left.
        Assert.Equal(65, capacity.Of(rules[3])?.FromScore);
    }

    [Fact]
    public void Should_count_only_the_leads_that_the_rule_is_for()
    {
        RoutingRule[] rules = [new() { PerDay = 10, Category = TriageCategory.GeneralInquiry, Reason = "inquiries" }, new() { PerDay = 10, Grades = ["A1"], Reason = "hot" }];
        var capacity = Thresholds(rules, 1, [.. Uniform(1), .. Uniform(1, TriageCategory.GeneralInquiry), .. Enumerable.Range(0, 20).Select(x => Count(x, 1) with { Grade = "A1" })]);

        Assert.Equal([90, 10], [capacity.Of(rules[0])?.FromScore, capacity.Of(rules[1])?.FromScore]);
    }

    [Theory]
    [InlineData(50, 90d)]
    [InlineData(54, 90d)]
    [InlineData(56, 80d)]
    [InlineData(70, 80d)]
    [InlineData(20, 100d)]
    [InlineData(1, 100d)]
    [InlineData(500, null)]
    public void Should_take_leads_of_one_score_together_as_near_as_may_be(int perDay, double? expected)
    {
        RoutingRule[] rules = [new() { PerDay = perDay, Reason = "sales" }];

        // By score: 30, 20 more, 10 more, 100 more.
        Assert.Equal(expected, Thresholds(rules, 1, [Count(80, 10), Count(100, 30), Count(10, 100), Count(90, 20)]).Of(rules[0])?.FromScore);
    }

    [Fact]
    public void Should_not_say_that_fewer_came_when_more_came_that_all_score_nothing()
    {
        var capacity = Thresholds([Sales, Rest], 1, [Count(0, 200)]);

        Assert.Equal(0, capacity.Of(Sales)?.FromScore);
        Assert.Contains("those from a score of 0; this one scores enough", Assert.Single(Decide([Sales, Rest], 0, capacity).Reasons, x => x.Code == "routing.capacity").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_know_when_no_rule_asks() => Assert.Equal((false, true), (Policy([Rest]).IsNeeded, Policy([Rest, Sales]).IsNeeded));

    static CapacityPolicy Policy(RoutingRule[] rules) => new(new TriageOptions { Routing = rules });

    static CapacityThresholds Thresholds(RoutingRule[] rules, double days, IReadOnlyList<ScoreCount> scores) =>
        Policy(rules).Thresholds(new ScoreDistribution(TimeSpan.FromDays(days), scores));

    static TriageDecision Decide(RoutingRule[] rules, double score, CapacityThresholds capacity) =>
        Given.Policy(new TriageOptions { Routing = rules }).Decide(Given.Lead, null, new LeadScore(score / 100, []), capacity);

    /// <summary>As many leads of each score from 0 to 99.</summary>
    static IReadOnlyList<ScoreCount> Uniform(int leads, TriageCategory category = TriageCategory.ColdLead) =>
        [.. Enumerable.Range(0, 100).Select(x => Count(x, leads) with { Category = category })];

    static ScoreCount Count(double score, int leads) => new(TriageCategory.ColdLead, "C3", score, leads);
}
