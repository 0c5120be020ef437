using MarketingBus.Saga.Orchestrator;
using MarketingBus.Saga.Orchestrator.Decisions;
using MarketingBus.Saga.Orchestrator.Records;
using MarketingBus.Tests.Unit.ModelCheck.Driving;
using Microsoft.Extensions.Options;

namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>One consumer's work on one message: begun, then committed as a whole or lost.</summary>
internal abstract class Delivery(Envelope envelope, ModelStore store, HandoffPolicy policy, ModelClock clock) : IServiceProvider
{
    static readonly IOptions<OrchestratorOptions> Options = Microsoft.Extensions.Options.Options.Create(new OrchestratorOptions());

    public Envelope Envelope => envelope;

    public List<Sent> Sent { get; } = [];

    public bool IsCommitted { get; private set; }

    protected ModelStore Store => store;

    protected RecordChanges Records { get; } = new(store);

    protected HandoffPolicy Policy => policy;

    public abstract void Run();

    /// <summary>False when the inbox, an instance or a record was written by another delivery meanwhile: nothing is kept, and the message is to be taken again.</summary>
    public bool TryCommit()
    {
        if (store.Inbox.Contains((envelope.Id, envelope.Queue)) || !IsCurrent() || !Records.CanCommit())
            return false;

        store.Inbox.Add((envelope.Id, envelope.Queue));
        Records.Commit();
        Save();
        IsCommitted = true;
        return true;
    }

    public object? GetService(Type serviceType) =>
        serviceType == typeof(IOrchestrationRecords) ? Records
        : serviceType == typeof(HandoffPolicy) ? policy
        : serviceType == typeof(TimeProvider) ? clock
        : serviceType == typeof(IOptions<OrchestratorOptions>) ? Options : null;

    protected virtual bool IsCurrent() => true;

    protected virtual void Save()
    {
    }

    /// <summary>Everything here is in memory, so that nothing is ever waited for.</summary>
    protected static void Finish(Task task)
    {
        if (task.IsFaulted)
            throw new Violation($"a message was not handled: {task.Exception!.GetBaseException().Message}", task.Exception);
        if (!task.IsCompleted)
            throw new Violation("a step waited for something");
    }
}
