using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Orchestration;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>All that is on record of one journey or review, in the order in which it happened.</summary>
internal static class Evidence
{
    public static async Task<string> OfAsync(MarketingDbContext database, Guid subjectId, CancellationToken cancellationToken)
    {
        var lines = new List<(DateTimeOffset At, string What)>();
        lines.AddRange((await database.Set<AcceptedEvent>().Where(x => x.SubjectId == subjectId).ToListAsync(cancellationToken)).Select(x => (x.ReceivedAt, $"accepted {x.Kind} {x.EventId}")));
        lines.AddRange((await database.Set<HandoffRecord>().Where(x => x.SubjectId == subjectId).ToListAsync(cancellationToken))
            .Select(x => (x.StartedAt, $"handoff {x.HandoffId} to {x.To}, attempt {x.Attempt}, due {x.Deadline:HH:mm:ss}: {x.Outcome} {x.EndedAt:HH:mm:ss.fff}")));
        lines.AddRange((await database.Set<AgentActionRecord>().Where(x => x.SubjectId == subjectId).ToListAsync(cancellationToken)).Select(x => (x.Timestamp, $"{x.ActionType} {x.ActionId}: {x.Result}")));
        lines.AddRange((await database.Set<Outreach>().Where(x => x.JourneyId == subjectId).ToListAsync(cancellationToken)).Select(x => (x.IntendedAt, $"outreach {x.EngagementId}: {x.Status}")));
        lines.AddRange((await database.Set<Escalation>().Where(x => x.SubjectId == subjectId).ToListAsync(cancellationToken)).Select(x => (x.RaisedAt, $"escalation {x.EscalationId}, {x.Reason}, due {x.Deadline:HH:mm:ss}, reminded {x.RemindedAt:HH:mm:ss}")));
        lines.AddRange((await database.Set<LeadJourneyState>().Where(x => x.CorrelationId == subjectId).ToListAsync(cancellationToken))
            .Select(x => (x.UpdatedAt, $"journey of {x.LeadId}: {x.CurrentState}, run {x.Run}, version {x.Version}, handoff {x.HandoffId}, deadline {x.Deadline:HH:mm:ss}")));
        lines.AddRange((await database.Set<CampaignReviewState>().Where(x => x.CorrelationId == subjectId).ToListAsync(cancellationToken))
            .Select(x => (x.UpdatedAt, $"review of {x.CampaignId}: {x.CurrentState}, run {x.Run}, version {x.Version}, handoff {x.HandoffId}, deadline {x.Deadline:HH:mm:ss}")));
        lines.AddRange((await database.Set<ToldDeadline>().Where(x => x.SubjectId == subjectId).ToListAsync(cancellationToken)).Select(x => (x.ToldAt, $"told of deadline {x.Deadline:HH:mm:ss} of {x.WaitId}")));
        return string.Join(Environment.NewLine, lines.OrderBy(x => x.At).Select(x => $"  {x.At:HH:mm:ss.fff} {x.What}").Prepend(subjectId.ToString()));
    }
}
