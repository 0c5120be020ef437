using MassTransit;

namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>Answers, and writes a row of business with it.</summary>
internal sealed class KeepScoreConsumer(FlowDbContext database) : IConsumer<ScoreLead>
{
    public Task Consume(ConsumeContext<ScoreLead> context)
    {
        var scored = LeadScoring.Score(context.Message);
        database.Add(new ScoredLead
        {
            JourneyId = scored.JourneyId,
            LeadId = scored.Lead.LeadId,
            Industry = scored.Lead.Industry,
            Score = scored.Score,
            ScoredAt = scored.ScoredAt,
        });
        return context.Publish(scored);
    }
}
