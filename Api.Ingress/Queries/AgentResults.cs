using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Orchestration;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Queries;

/// <summary>Reads what agents did, in the shapes that callers know. Null where it is not done yet.</summary>
internal sealed class AgentResults(MarketingDbContext database)
{
    /// <summary>The triage of a journey, no older than <paramref name="since"/>.</summary>
    public async Task<object?> TriageAsync(Guid journeyId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var reading = database.ReadAllAsync([journeyId], (Lead x) => x.JourneyId, cancellationToken);
        var action = await ActionAsync(journeyId, ActionType.Triage, cancellationToken);
        return (await reading).GetValueOrDefault(journeyId) is not { } lead || lead.TriagedAt < since
            ? null
            : new TriageAnswer
            {
                JourneyId = journeyId,
                TriageCategory = lead.Category,
                LeadScore = lead.Score,
                Fit = lead.Fit,
                Engagement = lead.Engagement,
                Grade = lead.Grade,
                RoutingDecision = lead.Routing,
                Reasons = lead.Reasons,
                ModelVersion = lead.ModelVersion,
                Action = action,
            };
    }

    /// <summary>The last message of a journey, no older than <paramref name="since"/>.</summary>
    public async Task<object?> EngagementAsync(Guid journeyId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var outreach = await database.Set<Outreach>().AsNoTracking()
            .Where(x => x.JourneyId == journeyId && x.EndedAt >= since)
            .OrderByDescending(x => x.IntendedAt)
            .FirstOrDefaultAsync(cancellationToken);
        if (outreach is null)
            return null;

        if (outreach.Status != OutreachStatus.Sent)
            return await RefusalAsync("refused", journeyId, outreach.Reasons, ActionType.Outreach, cancellationToken);

        return new EngageAnswer
        {
            JourneyId = journeyId,
            Channel = outreach.Channel,
            Content = outreach.Content,
            EngagementResult = new EngagementResult(outreach.Status, outreach.EndedAt ?? outreach.IntendedAt, outreach.Channel, outreach.MessageId),
            Reasons = outreach.Reasons,
            Action = await ActionAsync(journeyId, ActionType.Outreach, cancellationToken),
        };
    }

    /// <summary>The judgement of a review, no older than <paramref name="since"/>.</summary>
    public async Task<object?> OptimizationAsync(Guid reviewId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var reading = await database.Set<CampaignReading>().AsNoTracking()
            .FirstOrDefaultAsync(x => x.ReviewId == reviewId && x.OptimizedAt >= since, cancellationToken);
        return reading is null
            ? null
            : new OptimizeAnswer
            {
                ReviewId = reviewId,
                OptimizationResult = new OptimizationResult
                {
                    CampaignId = reading.CampaignId,
                    OptimizationType = reading.OptimizationType,
                    PerformanceScore = reading.PerformanceScore,
                    Recommendations = reading.Recommendations,
                    Reasons = reading.Reasons,
                    OptimizedAt = reading.OptimizedAt,
                },
                Action = await ActionAsync(reviewId, ActionType.Optimize, cancellationToken),
            };
    }

    /// <summary>The last task that a journey or review put before the Manager, no older than <paramref name="since"/>.</summary>
    public async Task<object?> EscalationAsync(Guid subjectId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var escalation = await database.Set<Escalation>().AsNoTracking()
            .Where(x => x.SubjectId == subjectId && x.RaisedAt >= since)
            .OrderByDescending(x => x.RaisedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return escalation is null
            ? null
            : new EscalatedAnswer
            {
                JourneyId = escalation.LeadId is null ? null : subjectId,
                Escalation = EscalationAnswer.Of(escalation),
                Action = await ActionAsync(subjectId, ActionType.Escalate, cancellationToken),
            };
    }

    /// <summary>Why something was not done, with the action that says so when there is one no older than <paramref name="since"/>.</summary>
    public async Task<object> RefusalAsync(
        string status, Guid subjectId, IReadOnlyList<Reason> reasons, ActionType? actionType, CancellationToken cancellationToken, DateTimeOffset since = default) => new RefusedAnswer
        {
            Status = status,
            SubjectId = subjectId,
            Reasons = reasons,
            Action = await ActionAsync(subjectId, actionType, cancellationToken, since),
        };

    async Task<AgentAction?> ActionAsync(Guid subjectId, ActionType? type, CancellationToken cancellationToken, DateTimeOffset since = default)
    {
        var action = await database.Set<AgentActionRecord>().AsNoTracking()
            .Where(x => x.SubjectId == subjectId && (type == null || x.ActionType == type) && x.Timestamp >= since)
            .OrderByDescending(x => x.Timestamp)
            .FirstOrDefaultAsync(cancellationToken);
        return action is null
            ? null
            : new AgentAction
            {
                ActionId = action.ActionId,
                Timestamp = action.Timestamp,
                ConversationId = action.ConversationId,
                LeadId = action.LeadId,
                ActionType = action.ActionType,
                SourceAgent = action.SourceAgent,
                SourceAgentType = action.SourceAgentType,
                DestAgentType = action.DestAgentType,
                HandoffContext = action.HandoffContext,
                EscalationReason = action.EscalationReason,
                Result = action.Result,
            };
    }
}
