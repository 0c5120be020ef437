using MarketingBus.Data.Orchestration;
using MarketingBus.Saga.Orchestrator.Records;
using MarketingBus.Tests.Unit.ModelCheck.Driving;

namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>The records as one delivery sees and changes them; a query sees only what is committed, as in a database.</summary>
internal sealed class RecordChanges(ModelStore store) : IOrchestrationRecords
{
    readonly List<HandoffRecord> newHandoffs = [];
    readonly List<AgentActionRecord> newActions = [];
    readonly List<Escalation> newEscalations = [];
    readonly Dictionary<Guid, (HandoffRecord Before, HandoffRecord After)> handoffs = [];
    readonly Dictionary<Guid, (Escalation Before, Escalation After)> escalations = [];

    public void Add(HandoffRecord handoff) => newHandoffs.Add(handoff);

    public void Add(AgentActionRecord action)
    {
        if (store.Actions.ContainsKey(action.ActionId))
            throw new Violation($"the same action is recorded twice: {action.Result}");

        newActions.Add(action);
    }

    public void Add(Escalation escalation) => newEscalations.Add(escalation);

    public ValueTask<HandoffRecord?> FindHandoffAsync(Guid handoffId, CancellationToken cancellationToken) =>
        new(newHandoffs.Find(x => x.HandoffId == handoffId) ?? Tracked(handoffId, store.Handoffs, handoffs));

    public ValueTask<AgentActionRecord?> FindActionAsync(Guid actionId, CancellationToken cancellationToken) =>
        new(newActions.Find(x => x.ActionId == actionId) ?? store.Actions.GetValueOrDefault(actionId));

    public ValueTask<Escalation?> FindEscalationAsync(Guid escalationId, CancellationToken cancellationToken) =>
        new(newEscalations.Find(x => x.EscalationId == escalationId) ?? Tracked(escalationId, store.Escalations, escalations));

    public Task<Escalation?> FindNextBlockingAsync(Guid subjectId, Guid? except, CancellationToken cancellationToken)
    {
        var next = store.Escalations.Values
            .Where(x => x.SubjectId == subjectId && x.EscalationId != except && x is { Blocking: true, ResolvedAt: null, RemindedAt: null })
            .OrderBy(x => x.RaisedAt).FirstOrDefault();
        return Task.FromResult(next is null ? null : Tracked(next.EscalationId, store.Escalations, escalations));
    }

    /// <summary>False when another delivery added one of the same records, or answered one of the same tasks, meanwhile: the database refuses the whole commit.</summary>
    public bool CanCommit() =>
        escalations.Values.All(x => Instances<Escalation>.Same(x.Before, x.After) || store.Escalations[x.Before.EscalationId].ResolvedAt == x.Before.ResolvedAt) &&
        !newHandoffs.Exists(x => store.Handoffs.ContainsKey(x.HandoffId)) && !newActions.Exists(x => store.Actions.ContainsKey(x.ActionId))
        && !newEscalations.Exists(x => store.Escalations.ContainsKey(x.EscalationId));

    public void Commit()
    {
        newHandoffs.ForEach(x => store.Handoffs.Add(x.HandoffId, x));
        newActions.ForEach(x => store.Actions.Add(x.ActionId, x));
        newEscalations.ForEach(x => store.Escalations.Add(x.EscalationId, x));
        foreach (var (before, after) in handoffs.Values)
            WriteChanges(store.Handoffs[before.HandoffId], before, after);
        foreach (var (before, after) in escalations.Values)
            WriteChanges(store.Escalations[before.EscalationId], before, after);
    }

    static T? Tracked<T>(Guid id, Dictionary<Guid, T> committed, Dictionary<Guid, (T Before, T After)> tracked)
        where T : class
    {
        if (tracked.TryGetValue(id, out var known))
            return known.After;
        if (!committed.TryGetValue(id, out var row))
            return null;

        var after = Instances<T>.Copy(row);
        tracked.Add(id, (Instances<T>.Copy(row), after));
        return after;
    }

    /// <summary>Only the columns that this delivery changed.</summary>
    static void WriteChanges(HandoffRecord row, HandoffRecord before, HandoffRecord after)
    {
        if (before.Outcome != after.Outcome)
            (row.Outcome, row.EndedAt) = (after.Outcome, after.EndedAt);
    }

    static void WriteChanges(Escalation row, Escalation before, Escalation after)
    {
        if (before.RemindedAt != after.RemindedAt)
            row.RemindedAt = after.RemindedAt;
        if (before.ResolvedAt != after.ResolvedAt)
            (row.ResolvedAt, row.ResolvedBy, row.Decision, row.Notes) = (after.ResolvedAt, after.ResolvedBy, after.Decision, after.Notes);
    }
}
