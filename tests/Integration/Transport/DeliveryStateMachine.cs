using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Tests.Integration.Transport;

public sealed record DeliveryBegun
{
    public required Guid DeliveryId { get; init; }

    public required int Number { get; init; }
}

/// <summary>The same fields as <see cref="DeliveryBegun"/>: only the message's name tells them apart.</summary>
public sealed record DeliveryEnded
{
    public required Guid DeliveryId { get; init; }

    public required int Number { get; init; }
}

internal sealed class Delivery : SagaStateMachineInstance
{
    public Guid CorrelationId { get; set; }

    public string CurrentState { get; set; } = null!;
}

internal sealed class DeliveryStateMachine : MassTransitStateMachine<Delivery>
{
    public DeliveryStateMachine(Seen seen)
    {
        InstanceState(x => x.CurrentState);
        Event(() => Begun, x => x.CorrelateById(m => m.Message.DeliveryId));
        Event(() => Ended, x => x.CorrelateById(m => m.Message.DeliveryId));

        Initially(When(Begun).Then(x => seen.Numbers.Enqueue(x.Message.Number)).TransitionTo(UnderWay));
        During(UnderWay, When(Ended).Then(x => seen.Numbers.Enqueue(x.Message.Number)).Finalize());
        SetCompletedWhenFinalized();
    }

    public State UnderWay { get; private set; } = null!;

    public Event<DeliveryBegun> Begun { get; private set; } = null!;

    public Event<DeliveryEnded> Ended { get; private set; } = null!;
}
