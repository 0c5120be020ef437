using MarketingBus.Data.Orchestration;

namespace MarketingBus.Saga.Orchestrator.Records;

/// <summary>What the sagas keep beside their instances. What is added or changed here becomes durable with the instance, in the one commit of the message.</summary>
internal interface IOrchestrationRecords
{
    void Add(HandoffRecord handoff);

    void Add(AgentActionRecord action);

    void Add(Escalation escalation);

    ValueTask<HandoffRecord?> FindHandoffAsync(Guid handoffId, CancellationToken cancellationToken);

    ValueTask<AgentActionRecord?> FindActionAsync(Guid actionId, CancellationToken cancellationToken);

    ValueTask<Escalation?> FindEscalationAsync(Guid escalationId, CancellationToken cancellationToken);

    /// <summary>The oldest blocking task of a subject that waits for an answer and was not reminded of, leaving one out; null when there is none.</summary>
    Task<Escalation?> FindNextBlockingAsync(Guid subjectId, Guid? except, CancellationToken cancellationToken);
}
