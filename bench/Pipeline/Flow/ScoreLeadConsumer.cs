using MassTransit;

namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>Answers and keeps nothing.</summary>
internal sealed class ScoreLeadConsumer : IConsumer<ScoreLead>
{
    public Task Consume(ConsumeContext<ScoreLead> context) => context.Publish(LeadScoring.Score(context.Message));
}
