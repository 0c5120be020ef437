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
                new(TriageCategory.ColdLead, null, 0, 1), new(TriageCategory.ColdLead, null, 12.34, 2), new(TriageCategory.ColdLead, "A1", 94, 2), new(TriageCategory.ColdLead, "A2", 94, 1),
                new(TriageCategory.GeneralInquiry, "A1", 94, 1), new ScoreCount(TriageCategory.ColdLead, null, 100, 1),
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

    Task<ScoreDistribution> LatelyAsync(TimeSpan window) =>
        ReadAsync<MarketingDbContext, ScoreDistribution>(x => new ScoreQueries(x).LatelyAsync(window, Time.GetUtcNow(), Cancellation));

    Task KeepAsync(params Lead[] leads) => SaveAsync<MarketingDbContext>(database =>
    {
        database.AddRange(leads);
        return Task.CompletedTask;
    });

    Lead Triaged(double days, double score, string? grade = null, TriageCategory category = TriageCategory.ColdLead) => new()
    {
        JourneyId = Guid.NewGuid(), SourceSystem = "crm", LeadId = "L-1", Profile = new LeadProfile { LeadId = "L-1" }, Category = category, Grade = grade, Score = score,
        Routing = new RoutingDecision { DestAgentType = AgentType.Engagement, Reason = "nurture_lead", Priority = Priority.Low },
        ModelVersion = "rules", FirstTriagedAt = Time.GetUtcNow(), TriagedAt = Time.GetUtcNow().AddDays(-days),
    };
}
