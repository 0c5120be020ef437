using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Saga.Orchestrator.Records;

/// <summary>The records in the database context of the message: the outbox saves them, with the saga.</summary>
internal sealed class OrchestrationRecords(MarketingDbContext database) : IOrchestrationRecords
{
    public void Add(HandoffRecord handoff) => database.AddRow(handoff);

    public void Add(AgentActionRecord action) => database.AddRow(action);

    public void Add(Escalation escalation) => database.Add(escalation);

    public ValueTask<HandoffRecord?> FindHandoffAsync(Guid handoffId, CancellationToken cancellationToken) =>
        database.FindRowAsync<HandoffRecord>(handoffId, cancellationToken);

    public ValueTask<AgentActionRecord?> FindActionAsync(Guid actionId, CancellationToken cancellationToken) =>
        database.FindRowAsync<AgentActionRecord>(actionId, cancellationToken);

    public ValueTask<Escalation?> FindEscalationAsync(Guid escalationId, CancellationToken cancellationToken) =>
        database.FindAsync<Escalation>([escalationId], cancellationToken);

    public Task<Escalation?> FindNextBlockingAsync(Guid subjectId, Guid? except, CancellationToken cancellationToken) =>
        database.Set<Escalation>()
            .Where(x => x.SubjectId == subjectId && x.EscalationId != except && x.Blocking && x.ResolvedAt == null && x.RemindedAt == null)
            .OrderBy(x => x.RaisedAt)
            .FirstOrDefaultAsync(cancellationToken);
}
