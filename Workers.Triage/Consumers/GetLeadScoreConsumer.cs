using MarketingBus.Contracts;
using MarketingBus.Learning;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Resilience;
using MarketingBus.Workers.Triage.Capacity;
using MarketingBus.Workers.Triage.Decisions;
using MassTransit;

namespace MarketingBus.Workers.Triage.Consumers;

/// <summary>Scores as triage would, and leaves no trace.</summary>
internal sealed class GetLeadScoreConsumer(
    ILongTermMemory memory, IEpisodicMemory episodes, KnownOutcomes outcomes, ILeadScorer scorer, TriagePolicy policy, CurrentCapacity capacity, MissingMemories missing)
    : IConsumer<GetLeadScore>
{
    public async Task Consume(ConsumeContext<GetLeadScore> context)
    {
        var question = context.Message;
        var memories = await memory.GetAsync([question.JourneyId], context.CancellationToken);
        var experience = await outcomes.GetAsync(episodes, [Segment.Of(question.Lead.Industry, question.Lead.Persona)], context.CancellationToken);
        var predictions = scorer.Score([question.Lead]);
        var decision = policy.Decide(
            question.Lead, memories.GetValueOrDefault(question.JourneyId), predictions?.Scores[0], capacity.Thresholds, experience.Values.SingleOrDefault());

        await context.RespondAsync(new LeadScored
        {
            JourneyId = question.JourneyId,
            Score = decision.Score,
            Fit = decision.Graded.Fit,
            Engagement = decision.Graded.Engagement,
            Grade = decision.Graded.Grade,
            Category = decision.Category,
            Routing = decision.Routing,
            Reasons = [.. decision.Reasons, .. missing.Reasons],
            ModelVersion = decision.IsPredicted ? predictions!.ModelVersion : "rules",
        });
    }
}
