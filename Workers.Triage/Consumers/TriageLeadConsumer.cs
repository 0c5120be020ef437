using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Leads;
using MarketingBus.Learning;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Resilience;
using MarketingBus.Workers.Triage.Capacity;
using MarketingBus.Workers.Triage.Decisions;
using MassTransit;

namespace MarketingBus.Workers.Triage.Consumers;

/// <summary>Triages a batch with one look into each memory, one call of the model and one query.</summary>
internal sealed class TriageLeadConsumer(
    MarketingDbContext database, ILongTermMemory memory, IEpisodicMemory episodes, KnownOutcomes outcomes, ILeadScorer scorer, TriagePolicy policy, CurrentCapacity capacity,
    MissingMemories missing, TimeProvider time) : IConsumer<Batch<TriageLead>>
{
    public async Task Consume(ConsumeContext<Batch<TriageLead>> context)
    {
        var now = time.GetUtcNow();
        var commands = new List<TriageLead>(context.Message.Length);
        foreach (var command in context.Message.Select(x => x.Message))
        {
            if (TriagePolicy.Refusal(command.Lead) is { } refusal)
                await context.Publish(Rejected(command, refusal, now));
            else
                commands.Add(command);
        }

        var journeys = commands.Select(x => x.JourneyId).Distinct().ToArray();
        var remembering = memory.GetAsync(journeys, context.CancellationToken);
        var leads = await database.FindAllAsync(journeys, (Lead x) => x.JourneyId, context.CancellationToken);
        var memories = await remembering;
        var experience = await outcomes.GetAsync(episodes, commands.Select(x => Segment.Of(x.Lead.Industry, x.Lead.Persona)), context.CancellationToken);
        var predictions = scorer.Score([.. commands.Select(x => x.Lead)]);

        foreach (var (index, command) in commands.Index())
        {
            var segment = Segment.Of(command.Lead.Industry, command.Lead.Persona);
            var decision = policy.Decide(
                command.Lead, memories.GetValueOrDefault(command.JourneyId), predictions?.Scores[index], capacity.Thresholds,
                segment is null ? null : experience.GetValueOrDefault(segment));
            var triaged = Triaged(command, decision, missing.Reasons, decision.IsPredicted ? predictions!.ModelVersion : "rules", now) with { ReadAttributes = predictions?.Attributes ?? [] };
            Keep(triaged, leads);
            await context.Publish(triaged);
        }
    }

    void Keep(LeadTriaged triaged, Dictionary<Guid, Lead> leads)
    {
        if (!leads.TryGetValue(triaged.JourneyId, out var lead))
        {
            lead = new Lead { JourneyId = triaged.JourneyId, FirstTriagedAt = triaged.TriagedAt };
            leads.Add(lead.JourneyId, lead);
            database.Add(lead);
        }
        else if (triaged.JourneyVersion < lead.JourneyVersion)
        {
            // The journey has asked anew since, and does not wait for this one.
            return;
        }

        lead.JourneyVersion = triaged.JourneyVersion;
        lead.SourceSystem = triaged.SourceSystem;
        lead.LeadId = triaged.Lead.LeadId;
        lead.Profile = triaged.Lead;
        lead.EmailAddress = EmailAddress.Of(triaged.Lead.Email);
        lead.CampaignId = triaged.Lead.CampaignId;
        lead.Category = triaged.Category;
        lead.Score = triaged.Score;
        lead.Fit = triaged.Fit;
        lead.Engagement = triaged.Engagement;
        lead.Grade = triaged.Grade;
        lead.Routing = triaged.Routing;
        lead.Reasons = triaged.Reasons;
        lead.ModelVersion = triaged.ModelVersion;
        lead.TriagedAt = triaged.TriagedAt;
    }

    static LeadTriaged Triaged(TriageLead command, TriageDecision decision, IReadOnlyList<Reason> missing, string modelVersion, DateTimeOffset now) => new()
    {
        JourneyId = command.JourneyId,
        HandoffId = command.HandoffId,
        SourceSystem = command.SourceSystem,
        Lead = command.Lead,
        ConversationId = command.ConversationId,
        Category = decision.Category,
        Score = decision.Score,
        Fit = decision.Graded.Fit,
        Engagement = decision.Graded.Engagement,
        Grade = decision.Graded.Grade,
        Routing = decision.Routing,
        Reasons = [.. decision.Reasons, .. missing],
        ModelVersion = modelVersion,
        JourneyVersion = command.JourneyVersion,
        TriagedAt = now,
    };

    static LeadRejected Rejected(TriageLead command, string reason, DateTimeOffset now) => new()
    {
        JourneyId = command.JourneyId,
        HandoffId = command.HandoffId,
        RejectedBy = AgentType.LeadTriage,
        Reason = reason,
        RejectedAt = now,
    };
}
