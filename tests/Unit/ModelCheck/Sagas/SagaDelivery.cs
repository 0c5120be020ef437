using MarketingBus.Data.Orchestration;
using MarketingBus.Saga.Orchestrator.Decisions;
using MarketingBus.Tests.Unit.ModelCheck.Driving;
using MassTransit;

namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>A message in a real saga, on a copy of its instance, under the version check.</summary>
internal sealed class SagaDelivery<TState>(
    SagaQueue<TState> queue, Dictionary<Guid, TState> committed, Envelope envelope, ModelStore store, HandoffPolicy policy, ModelClock clock)
    : Delivery(envelope, store, policy, clock), ILoadedSaga<TState>
    where TState : class, IOrchestratedState, ISagaVersion
{
    TState? instance;
    TState? before;

    public override void Run() => Finish(queue.Deliver(Envelope, Sent, this, this));

    public TState? Load(Guid id)
    {
        if (!committed.TryGetValue(id, out var row))
            return null;

        before = Instances<TState>.Copy(row);
        return instance = Instances<TState>.Copy(row);
    }

    public void Insert(TState inserted) => instance = inserted;

    protected override bool IsCurrent() =>
        instance is null || (before is null ? !committed.ContainsKey(instance.CorrelationId) : !IsChanged || committed[before.CorrelationId].Version == before.Version);

    protected override void Save()
    {
        if (instance is null || !IsChanged)
            return;

        if (before is not null)
            instance.Version++;
        committed[instance.CorrelationId] = instance;
    }

    bool IsChanged => before is null || !Instances<TState>.Same(before, instance!);
}
