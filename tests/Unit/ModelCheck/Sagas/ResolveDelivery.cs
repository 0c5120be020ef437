using MarketingBus.Contracts;
using MarketingBus.Saga.Orchestrator.Consumers;
using MarketingBus.Saga.Orchestrator.Decisions;
using MarketingBus.Tests.Unit.ModelCheck.Driving;
using Microsoft.Extensions.Logging.Abstractions;

namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>The Manager's answer at the real consumer.</summary>
internal sealed class ResolveDelivery(Envelope envelope, ModelStore store, HandoffPolicy policy, ModelClock clock) : Delivery(envelope, store, policy, clock)
{
    public override void Run() =>
        Finish(new ResolveEscalationConsumer(Records, NullLogger<ResolveEscalationConsumer>.Instance)
            .Consume(new ModelConsumeContext<ResolveEscalation>(Envelope, (ResolveEscalation)Envelope.Message, Sent)));
}
