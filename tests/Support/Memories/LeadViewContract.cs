using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Queries;
using MarketingBus.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>What is shown of a lead is all that its records say, though the SELECT asks only for what is shown.</summary>
public abstract class LeadViewContract(IMemoryEngine engine) : MemoryContract(engine)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Should_say_what_the_records_say(bool full)
    {
        var id = Guid.NewGuid();
        var journey = LeadRecords.Journey(id, full);
        var lead = LeadRecords.Lead(id, full);
        var (action, handoff, outreach) = (LeadRecords.Action(id, full), LeadRecords.Handoff(id, full), LeadRecords.Outreach(id, full));
        var (engagement, memory, escalation) = (LeadRecords.Engagement(id, full), LeadRecords.Memory(id, full), LeadRecords.Escalation(id, full));
        await SaveAsync<MarketingDbContext>(database =>
        {
            database.AddRange(journey, lead, action, handoff, outreach, engagement, memory, escalation);
            return Task.CompletedTask;
        });

        var shown = await Leads().FindAsync(journey.LeadId, journey.SourceSystem, withTimeline: true, Cancellation);

        Assert.Equal(
            Said([Timeline.Of(action), Timeline.Of(handoff), Timeline.Of(outreach), Timeline.Of(engagement), .. Timeline.Of(memory), .. Timeline.Of(escalation)]),
            Said(shown!.Timeline));
        Assert.Equal(
            JsonSerializer.Serialize(new LeadView
            {
                JourneyId = id,
                SourceSystem = journey.SourceSystem,
                LeadId = journey.LeadId,
                Status = journey.LeadStatus,
                JourneyState = journey.CurrentState,
                Outcome = journey.Outcome,
                FaultReason = journey.FaultReason,
                Profile = journey.Lead,
                Category = lead.Category,
                Score = lead.Score,
                Fit = lead.Fit,
                Engagement = lead.Engagement,
                Grade = lead.Grade,
                Routing = lead.Routing,
                Reasons = lead.Reasons,
                ModelVersion = lead.ModelVersion,
                StartedAt = journey.StartedAt,
                UpdatedAt = journey.UpdatedAt,
                CompletedAt = journey.CompletedAt,
            }),
            JsonSerializer.Serialize(shown with { Timeline = [] }));
    }

    [Fact]
    public async Task Should_know_a_lead_that_has_a_journey_only()
    {
        var journey = LeadRecords.Journey(Guid.NewGuid(), full: true);
        await SaveAsync<MarketingDbContext>(x => x.AddAsync(journey, Cancellation).AsTask());

        var shown = await Leads().FindAsync(journey.CorrelationId, withTimeline: true, Cancellation);

        Assert.Equal((LeadRecords.Text, null, 0), (shown!.LeadId, shown.Category, shown.Timeline.Count));
    }

    LeadQueries Leads() => new(Services.GetRequiredService<IRowQueries>(), Services.GetRequiredService<IDbContextFactory<MarketingDbContext>>());

    static IEnumerable<string> Said(IEnumerable<TimelineEntry> entries) => entries.Select(x => JsonSerializer.Serialize(x)).Order(StringComparer.Ordinal);
}
