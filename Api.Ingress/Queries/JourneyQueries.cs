using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Queries;

/// <summary>Reads where journeys stand.</summary>
internal sealed class JourneyQueries(MarketingDbContext database)
{
    /// <summary>The lead's journey, also while its event is accepted and not yet taken up.</summary>
    public async Task<JourneyAnswer?> FindAsync(string leadId, string? sourceSystem, CancellationToken cancellationToken)
    {
        var journey = await database.Set<LeadJourneyState>().AsNoTracking()
            .Where(x => x.LeadId == leadId && (sourceSystem == null || x.SourceSystem == sourceSystem))
            .OrderByDescending(x => x.UpdatedAt)
            .FirstOrDefaultAsync(cancellationToken);

        return journey is null
            ? await AcceptedAsync(leadId, sourceSystem ?? MarketingIds.DefaultSourceSystem, cancellationToken)
            : Answer(journey, await ReceiverAsync(journey, cancellationToken));
    }

    async Task<JourneyAnswer?> AcceptedAsync(string leadId, string sourceSystem, CancellationToken cancellationToken)
    {
        var journeyId = MarketingIds.Journey(sourceSystem, leadId);
        return await database.Set<AcceptedEvent>().AnyAsync(x => x.SubjectId == journeyId, cancellationToken)
            ? new JourneyAnswer { JourneyId = journeyId, SourceSystem = sourceSystem, LeadId = leadId, State = "Accepted" }
            : null;
    }

    async Task<AgentType?> ReceiverAsync(LeadJourneyState journey, CancellationToken cancellationToken)
    {
        if (journey.EscalationId is not null)
            return AgentType.Manager;

        var handoff = journey.HandoffId is { } id
            ? await database.Set<HandoffRecord>().AsNoTracking().FirstOrDefaultAsync(x => x.HandoffId == id, cancellationToken)
            : null;
        return handoff?.To;
    }

    internal static JourneyAnswer Answer(LeadJourneyState journey, AgentType? receiver) => new()
    {
        JourneyId = journey.CorrelationId,
        SourceSystem = journey.SourceSystem,
        LeadId = journey.LeadId,
        State = journey.CurrentState,
        LeadStatus = journey.LeadStatus,
        Category = journey.Category,
        Score = journey.Score,
        WaitsFor = receiver,
        Deadline = journey.Deadline,
        Attempt = journey.HandoffId is null ? null : journey.Attempt,
        EscalationId = journey.EscalationId,
        Outcome = journey.Outcome,
        FaultReason = journey.FaultReason,
        StartedAt = journey.StartedAt,
        UpdatedAt = journey.UpdatedAt,
        CompletedAt = journey.CompletedAt,
    };
}
