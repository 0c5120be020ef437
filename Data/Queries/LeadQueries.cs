using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Queries;

/// <summary>Reads leads with what happened to them.</summary>
public sealed class LeadQueries(MarketingDbContext database)
{
    /// <summary>The lead by upstream's id, in the source system given or, without one, where it was last seen.</summary>
    public async Task<LeadView?> FindAsync(string leadId, string? sourceSystem, bool withTimeline, CancellationToken cancellationToken)
    {
        var journey = await database.Set<LeadJourneyState>().AsNoTracking()
            .Where(x => x.LeadId == leadId && (sourceSystem == null || x.SourceSystem == sourceSystem))
            .OrderByDescending(x => x.UpdatedAt)
            .FirstOrDefaultAsync(cancellationToken);

        return journey is null ? null : await ViewAsync(journey, withTimeline, cancellationToken);
    }

    public async Task<LeadView?> FindAsync(Guid journeyId, bool withTimeline, CancellationToken cancellationToken)
    {
        var journey = await database.Set<LeadJourneyState>().AsNoTracking().FirstOrDefaultAsync(x => x.CorrelationId == journeyId, cancellationToken);
        return journey is null ? null : await ViewAsync(journey, withTimeline, cancellationToken);
    }

    async Task<LeadView> ViewAsync(LeadJourneyState journey, bool withTimeline, CancellationToken cancellationToken)
    {
        var lead = await database.Set<Lead>().AsNoTracking().FirstOrDefaultAsync(x => x.JourneyId == journey.CorrelationId, cancellationToken);
        return new LeadView
        {
            JourneyId = journey.CorrelationId,
            SourceSystem = journey.SourceSystem,
            LeadId = journey.LeadId,
            Status = journey.LeadStatus,
            JourneyState = journey.CurrentState,
            Outcome = journey.Outcome,
            FaultReason = journey.FaultReason,
            Profile = journey.Lead ?? lead?.Profile,
            Category = lead?.Category,
            Score = lead?.Score,
            Fit = lead?.Fit,
            Engagement = lead?.Engagement,
            Grade = lead?.Grade,
            Routing = lead?.Routing,
            Reasons = lead?.Reasons ?? [],
            ModelVersion = lead?.ModelVersion,
            StartedAt = journey.StartedAt,
            UpdatedAt = journey.UpdatedAt,
            CompletedAt = journey.CompletedAt,
            Timeline = withTimeline ? await TimelineAsync(journey.CorrelationId, cancellationToken) : [],
        };
    }

    async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(Guid journeyId, CancellationToken cancellationToken)
    {
        var actions = await database.Set<AgentActionRecord>().AsNoTracking().Where(x => x.SubjectId == journeyId).ToListAsync(cancellationToken);
        var handoffs = await database.Set<HandoffRecord>().AsNoTracking().Where(x => x.SubjectId == journeyId).ToListAsync(cancellationToken);
        var outreach = await database.Set<Engagement.Outreach>().AsNoTracking().Where(x => x.JourneyId == journeyId).ToListAsync(cancellationToken);
        var events = await database.Set<Engagement.EngagementEvent>().AsNoTracking().Where(x => x.JourneyId == journeyId).ToListAsync(cancellationToken);
        var remembered = await database.Set<RememberedLead>().AsNoTracking().Where(x => x.JourneyId == journeyId).ToListAsync(cancellationToken);
        var escalations = await database.Set<Escalation>().AsNoTracking().Where(x => x.SubjectId == journeyId).ToListAsync(cancellationToken);

        return
        [
            .. actions.Select(Timeline.Of)
                .Concat(handoffs.Select(Timeline.Of))
                .Concat(outreach.Select(Timeline.Of))
                .Concat(events.Select(Timeline.Of))
                .Concat(remembered.SelectMany(Timeline.Of))
                .Concat(escalations.SelectMany(Timeline.Of))
                .OrderBy(x => x.At),
        ];
    }
}
