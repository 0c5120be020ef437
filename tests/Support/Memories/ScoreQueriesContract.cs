using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Queries;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>How leads of late scored, as every database counts it.</summary>
public abstract class ScoreQueriesContract(IMemoryEngine engine) : MemoryContract(engine)
{
    [Fact]
    public async Task Should_count_the_leads_of_the_window_by_category_grade_and_score()
    {
        await KeepAsync(
            Triaged(days: 8, 90), Triaged(days: 6.5, 12.345), Triaged(days: 2, 12.349), Triaged(days: 1, 94, "A1"), Triaged(days: 1, 94, "A1"),
            Triaged(days: 0, 94, "A2"), Triaged(days: 0, 94, "A1", TriageCategory.GeneralInquiry), Triaged(days: 0, 100), Triaged(days: 0, 0));

        var lately = await LatelyAsync(TimeSpan.FromDays(7));

        Assert.Equal(6.5, lately.History.TotalDays, 6);
        Assert.Equal(
            [
                new(TriageCategory.ColdLead, "C3", 0, 1), new(TriageCategory.ColdLead, "C3", 12.34, 2), new(TriageCategory.ColdLead, "A1", 94, 2), new(TriageCategory.ColdLead, "A2", 94, 1),
                new(TriageCategory.GeneralInquiry, "A1", 94, 1), new ScoreCount(TriageCategory.ColdLead, "C3", 100, 1),
            ],
            lately.Scores.OrderBy(x => x.Score).ThenBy(x => x.Category).ThenBy(x => x.Grade));
    }

    [Fact]
    public async Task Should_have_no_history_without_leads()
    {
        await KeepAsync(Triaged(days: 2, 50));

        var lately = await LatelyAsync(TimeSpan.FromDays(1));

        Assert.Equal(TimeSpan.Zero, lately.History);
        Assert.Empty(lately.Scores);
    }

    [Theory]
    [InlineData(8.2)]
    [InlineData(16.4)]
    [InlineData(99.99)]
    public async Task Should_tell_scores_as_they_are_to_a_hundredth(double score)
    {
        await KeepAsync(Triaged(days: 1, score));

        Assert.Equal(score, Assert.Single((await LatelyAsync(TimeSpan.FromDays(7))).Scores).Score);
    }

    [Fact]
    public async Task Should_not_count_leads_of_before_there_were_grades()
    {
        await KeepAsync(Triaged(days: 5, 90, grade: null), Triaged(days: 3, 40));

        var lately = await LatelyAsync(TimeSpan.FromDays(7));

        Assert.Equal((40, 3), (Assert.Single(lately.Scores).Score, lately.History.TotalDays));
    }

    [Fact]
    public async Task Should_count_for_a_model_only_from_the_first_lead_that_a_model_scored()
    {
        await KeepAsync(Triaged(days: 6, 90), Triaged(days: 2, 8, model: "m1"), Triaged(days: 1, 70), Triaged(days: 1, 5, model: "m2"));

        var lately = await LatelyAsync(TimeSpan.FromDays(7), byModel: true);

        Assert.Equal([5, 8, 70], lately.Scores.Select(x => x.Score).Order());
        Assert.Equal(2, lately.History.TotalDays, 6);
    }

    [Fact]
    public async Task Should_count_nothing_for_a_model_that_scored_no_lead_yet()
    {
        await KeepAsync(Triaged(days: 6, 90), Triaged(days: 8, 8, model: "m1"));

        Assert.Same(ScoreDistribution.None, await LatelyAsync(TimeSpan.FromDays(7), byModel: true));
    }

    [Fact]
    public async Task Should_count_for_the_rules_only_after_the_last_lead_that_a_model_scored()
    {
        await KeepAsync(Triaged(days: 6, 90), Triaged(days: 3, 8, model: "m1"), Triaged(days: 2, 70), Triaged(days: 1, 60));

        var lately = await LatelyAsync(TimeSpan.FromDays(7));

        Assert.Equal([60, 70], lately.Scores.Select(x => x.Score).Order());
        Assert.Equal(2, lately.History.TotalDays, 6);
    }

    [Theory]
    [InlineData(false, "rules")]
    [InlineData(true, "m1")]
    public async Task Should_go_back_through_the_window_although_all_leads_are_triaged_again_every_night(bool byModel, string model)
    {
        await KeepAsync([.. Enumerable.Range(0, 20).Select(x => Triaged(days: .3, x, model: model, firstDays: x))]);

        Assert.Equal(7, (await LatelyAsync(TimeSpan.FromDays(7), byModel)).History.TotalDays, 6);
    }

    [Fact]
    public async Task Should_go_back_no_further_than_the_switch_although_leads_of_before_it_were_triaged_again()
    {
        await KeepAsync(Triaged(days: 5, 90), Triaged(days: 2, 8, model: "m1", firstDays: 6), Triaged(days: 1, 9, model: "m1"));

        Assert.Equal(2, (await LatelyAsync(TimeSpan.FromDays(7), byModel: true)).History.TotalDays, 6);
    }

    Task<ScoreDistribution> LatelyAsync(TimeSpan window, bool byModel = false) =>
        ReadAsync<MarketingDbContext, ScoreDistribution>(x => new ScoreQueries(x).LatelyAsync(window, byModel, Time.GetUtcNow(), Cancellation));

    Task KeepAsync(params Lead[] leads) => SaveAsync<MarketingDbContext>(database =>
    {
        database.AddRange(leads);
        return Task.CompletedTask;
    });

    Lead Triaged(
        double days, double score, string? grade = "C3", TriageCategory category = TriageCategory.ColdLead, string model = "rules", double? firstDays = null) => new()
    {
        JourneyId = Guid.NewGuid(), SourceSystem = "crm", LeadId = "L-1", Profile = new LeadProfile { LeadId = "L-1" }, Category = category, Grade = grade, Score = score,
        Routing = new RoutingDecision { DestAgentType = AgentType.Engagement, Reason = "nurture_lead", Priority = Priority.Low },
        ModelVersion = model, FirstTriagedAt = Time.GetUtcNow().AddDays(-(firstDays ?? days)), TriagedAt = Time.GetUtcNow().AddDays(-days),
    };
}
