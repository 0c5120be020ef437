using MassTransit;
using MassTransit.Context;

namespace MarketingBus.Tests.Unit.ModelCheck.Driving;

/// <summary>A delivery to an instance.</summary>
internal sealed class InstanceContext<TState, T>(ConsumeContext<T> context, TState instance) : ConsumeContextScope<T>(context), SagaConsumeContext<TState, T>
    where TState : class, ISaga
    where T : class
{
    public override Guid? CorrelationId => Saga.CorrelationId;

    public TState Saga => instance;

    public bool IsCompleted => false;

    public Task SetCompleted() => throw new NotSupportedException("No instance is ever removed.");
}
