using MarketingBus.Mcp.Host.Access;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Decisions;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Platform.Messaging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Sends a lead through its journey and waits for triage, as POST /api/agents/triage does; or asks triage what it would say.</summary>
internal sealed class TriageLeadTool(
    LeadQueries leads, EventIntake intake, AnswerClient answers, AgentQuestions questions, RpcCaller caller, IOptions<ToolOptions> options, TimeProvider time)
    : ITool<TriageLeadInput, TriagedLead>
{
    const int Steps = 3;

    public static ToolCard Card { get; } = new(
        "triage_lead", "Triage a lead",
        "Classifies, scores (0 to 100) and routes one lead, new or known. By default a dry run: triage says how it would decide by today's rules, model and memory, and nothing is "
        + "changed. With dry_run false the lead goes through its journey: the answer is waited for, and afterwards Engagement may write to the lead. "
        + "Use it for a lead that just came in, or after its details changed; to understand a score that is there, use explain_score.")
    {
        Scope = RpcScope.Act,
        Destructive = true,
        OpenWorld = true,
    };

    public async Task<TriagedLead> CallAsync(TriageLeadInput input, IToolProgress progress, CancellationToken cancellationToken)
    {
        caller.Demand($"db://leads/{Uri.EscapeDataString(input.LeadId)}");
        var known = await leads.FindAsync(input.LeadId, input.SourceSystem, withTimeline: false, cancellationToken);
        var now = time.GetUtcNow();
        var (told, warnings) = input.Lead is { } details ? LeadDetails.Read(details, "lead", input.LeadId, now) : (null, []);
        var profile = told ?? known?.Profile
            ?? throw ToolRefusal.NotFound("lead", "lead_id", "give 'lead' with what you know of a new one, or find a known one with find_leads.");

        var sourceSystem = input.SourceSystem ?? known?.SourceSystem ?? MarketingIds.DefaultSourceSystem;
        await progress.ReportAsync(1, Steps, "The lead is read and valid.", cancellationToken);
        var triaged = input.DryRun
            ? await PredictAsync(sourceSystem, profile, known, told is not null, progress, cancellationToken)
            : await TriageAsync(Submit(input, sourceSystem, profile, now), progress, cancellationToken);
        return triaged with { Warnings = warnings is [] ? null : warnings };
    }

    async Task<TriagedLead> PredictAsync(
        string sourceSystem, LeadProfile profile, LeadView? known, bool isSent, IToolProgress progress, CancellationToken cancellationToken)
    {
        var journeyId = MarketingIds.Journey(sourceSystem, profile.LeadId);
        var scored = await questions.AskAsync<GetLeadScore, LeadScored>("Triage", new GetLeadScore { JourneyId = journeyId, Lead = profile }, cancellationToken);
        await progress.ReportAsync(Steps, Steps, "Triage has said what it would decide.", cancellationToken);
        return new TriagedLead
        {
            Status = "dry_run",
            JourneyId = journeyId,
            SourceSystem = sourceSystem,
            LeadId = profile.LeadId,
            JourneyState = known?.JourneyState,
            Category = scored.Category,
            Score = scored.Score,
            Fit = scored.Fit,
            Engagement = scored.Engagement,
            Grade = scored.Grade,
            Routing = scored.Routing,
            Reasons = scored.Reasons,
            ModelVersion = scored.ModelVersion,
            Notes = TriageForecast.Of(scored, profile, known, isSent),
        };
    }

    /// <summary>What the caller tells of a lead is an event like upstream's own; a known lead as it is goes back to triage by a handoff.</summary>
    Submission Submit(TriageLeadInput input, string sourceSystem, LeadProfile profile, DateTimeOffset now)
    {
        var eventId = input.EventId is { } name ? EventIds.FromName(name, sourceSystem) : Guid.CreateVersion7(now);
        var location = $"/api/leads/{Uri.EscapeDataString(profile.LeadId)}/journey";
        if (input.Lead is not null)
            return LeadSubmission.Of(eventId, sourceSystem, profile, conversationId: null, location, now);

        var journeyId = MarketingIds.Journey(sourceSystem, profile.LeadId);
        return new Submission
        {
            EventId = eventId,
            Kind = "handoff_request",
            SubjectId = journeyId,
            ContentHash = ContentHash.Of("triage_again", sourceSystem, profile.LeadId),
            Location = location,
            Message = new RequestHandoff
            {
                EventId = eventId,
                JourneyId = journeyId,
                SourceSystem = sourceSystem,
                LeadId = profile.LeadId,
                SourceAgentId = caller.RecordedAs,
                DestAgentType = AgentType.LeadTriage,
                Context = new HandoffContext { Summary = "The lead is to be triaged again.", LeadId = profile.LeadId, Timestamp = now },
                RequestedAt = now,
            },
        };
    }

    async Task<TriagedLead> TriageAsync(Submission submission, IToolProgress progress, CancellationToken cancellationToken)
    {
        using var pending = answers.Expect<JourneyAnswered>();
        var outcome = (await intake.AcceptAsync([submission], cancellationToken, pending.Ask))[0];
        if (outcome == Acceptance.Erased)
            throw new RpcException(RpcError.Erased);
        if (outcome == Acceptance.Conflict)
            throw ToolRefusal.Invalid("event_id", "was used before for an event that says something else; give another, or none.");

        await progress.ReportAsync(2, Steps, "The lead is accepted; triage is waited for.", cancellationToken);
        var answer = outcome == Acceptance.Accepted ? await pending.WaitAsync(options.Value.AnswerTimeout, cancellationToken) : null;
        var view = await leads.FindAsync(submission.SubjectId, withTimeline: false, cancellationToken);
        await progress.ReportAsync(Steps, Steps, answer is null ? "The lead goes on without being waited for." : $"The journey answered: {answer.Stage}.", cancellationToken);
        return TriageOutcome.Of(submission, outcome == Acceptance.Duplicate, answer, view);
    }
}
