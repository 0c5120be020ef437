using MassTransit;

namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>One lead's way through the flow.</summary>
public sealed class FlowState : SagaStateMachineInstance, ISagaVersion
{
    public Guid CorrelationId { get; set; }

    public int Version { get; set; }

    public string CurrentState { get; set; } = null!;

    public string SourceSystem { get; set; } = null!;

    public string LeadId { get; set; } = null!;

    public DateTimeOffset ReceivedAt { get; set; }

    public double? Score { get; set; }
}
