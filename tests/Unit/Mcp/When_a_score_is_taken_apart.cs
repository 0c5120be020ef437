using MarketingBus.Contracts;
using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Mcp;

public sealed class When_a_score_is_taken_apart
{
    [Fact]
    public void Should_say_what_it_would_be_without_each_contribution()
    {
        var explained = ScoreExplanation.Of(Scored(45, ("industry", 25), ("persona", 30), ("region", -10)));

        Assert.Equal([("persona", 15), ("industry", 20), ("region", 55d)], explained.Contributions.Select(x => (x.Code, x.ScoreWithout)));
    }

    [Fact]
    public void Should_take_from_what_lies_beyond_the_limit_first()
    {
        var explained = ScoreExplanation.Of(Scored(100, ("industry", 25), ("persona", 90), ("limit", -15)));

        Assert.Equal(90, explained.Contributions.Single(x => x.Code == "industry").ScoreWithout);
    }

    [Fact]
    public void Should_tell_what_has_no_weight_apart_and_what_is_not_known()
    {
        var lead = Scored(25, ("industry", 25));
        lead = lead with { Reasons = [.. lead.Reasons, new Reason { Code = "memory.rfm", Text = "The lead has been active." }], Profile = new LeadProfile { LeadId = "L-1", Industry = "SaaS", Region = "EU" } };
        var explained = ScoreExplanation.Of(lead);

        Assert.Equal(["The lead has been active."], explained.Notes);
        Assert.Equal(["source", "company_size", "persona"], explained.NotKnown);
    }

    static LeadView Scored(double score, params (string Code, double Points)[] reasons) => new()
    {
        JourneyId = Guid.NewGuid(), SourceSystem = "crm", LeadId = "L-1", Status = LeadStatus.New, JourneyState = "Completed",
        StartedAt = default, UpdatedAt = default, Score = score,
        Reasons = [.. reasons.Select(x => new Reason { Code = x.Code, Text = x.Code, Weight = x.Points })],
    };
}
