using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Queries;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>What the journey answered, with the triage that is stored.</summary>
internal static class TriageOutcome
{
    /// <param name="submission">What was sent.</param>
    /// <param name="isRepeated">The same event had been accepted before; nothing was sent again.</param>
    /// <param name="answer">Null when none came in time, or none was waited for.</param>
    /// <param name="view">Null while the journey has not been taken up.</param>
    public static TriagedLead Of(Submission submission, bool isRepeated, JourneyAnswered? answer, LeadView? view)
    {
        var isTriaged = answer?.Stage == JourneyStage.Triaged || (isRepeated && view?.Score is not null);
        var (leadId, sourceSystem) = submission.Message switch
        {
            LeadReceived received => (received.Lead.LeadId, received.SourceSystem),
            RequestHandoff handoff => (handoff.LeadId, handoff.SourceSystem),
            _ => throw new ArgumentException("Neither a lead nor a handoff.", nameof(submission)),
        };
        return new TriagedLead
        {
            Status = isTriaged ? "triaged" : StatusOf(answer),
            JourneyId = submission.SubjectId,
            SourceSystem = sourceSystem,
            LeadId = leadId,
            JourneyState = view?.JourneyState,
            Category = isTriaged ? view?.Category : null,
            Score = isTriaged ? view?.Score : null,
            Fit = isTriaged ? view?.Fit : null,
            Engagement = isTriaged ? view?.Engagement : null,
            Grade = isTriaged ? view?.Grade : null,
            Routing = isTriaged ? view?.Routing : null,
            Reasons = isTriaged ? view?.Reasons ?? [] : [],
            ModelVersion = isTriaged ? view?.ModelVersion : null,
            Notes = [.. Notes(isRepeated, isTriaged, answer)],
        };
    }

    static string StatusOf(JourneyAnswered? answer) => answer?.Stage switch
    {
        JourneyStage.Refused => "refused",
        JourneyStage.Faulted => "faulted",
        JourneyStage.Escalated => "escalated",
        _ => "pending",
    };

    static IEnumerable<string> Notes(bool isRepeated, bool isTriaged, JourneyAnswered? answer)
    {
        if (isRepeated)
            yield return "This event had been accepted before; nothing was sent again.";

        if (answer?.Reason is { } reason)
            yield return reason;

        yield return (isTriaged, answer?.Stage) switch
        {
            (true, _) => "The lead is triaged; what follows is on its timeline (lead_timeline).",
            (_, JourneyStage.Refused) => "The lead was refused; its timeline says why.",
            (_, JourneyStage.Faulted) => "The journey has stopped; retry_journey takes it up again.",
            (_, JourneyStage.Escalated) => "A person is asked first; list_escalations shows the task.",
            _ => "The lead is accepted and not yet triaged; look again with lead_timeline.",
        };
    }
}
