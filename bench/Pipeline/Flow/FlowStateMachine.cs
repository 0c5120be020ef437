using MassTransit;

namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>Lead in, command out, answer in: the smallest saga that does what sagas are for. The same for every way of keeping it.</summary>
public sealed class FlowStateMachine : MassTransitStateMachine<FlowState>
{
    public FlowStateMachine(FlowProgress progress)
    {
        InstanceState(x => x.CurrentState);
        Event(() => LeadReceived, x => x.CorrelateById(m => m.Message.JourneyId));
        Event(() => LeadScored, x => x.CorrelateById(m => m.Message.JourneyId));

        Initially(When(LeadReceived)
            .Then(x =>
            {
                x.Saga.SourceSystem = x.Message.SourceSystem;
                x.Saga.LeadId = x.Message.Lead.LeadId;
                x.Saga.ReceivedAt = x.Message.ReceivedAt;
            })
            .TransitionTo(Scoring)
            .Publish(x => new ScoreLead { JourneyId = x.Saga.CorrelationId, SourceSystem = x.Message.SourceSystem, Lead = x.Message.Lead }));

        During(Scoring, When(LeadScored)
            .Then(x => x.Saga.Score = x.Message.Score)
            .TransitionTo(Completed)
            .Then(_ => progress.Completed()));

        During(Completed, Ignore(LeadReceived), Ignore(LeadScored));
    }

    public State Scoring { get; private set; } = null!;

    public State Completed { get; private set; } = null!;

    public Event<LeadReceived> LeadReceived { get; private set; } = null!;

    public Event<LeadScored> LeadScored { get; private set; } = null!;
}
