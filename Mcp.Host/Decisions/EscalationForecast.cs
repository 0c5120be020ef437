using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;

namespace MarketingBus.Mcp.Host.Decisions;

/// <summary>What follows from an answer to a task for the Manager, in sentences.</summary>
internal static class EscalationForecast
{
    /// <param name="escalation">An open one.</param>
    /// <param name="decision">The answer.</param>
    /// <param name="subject">The journey or review that it is about.</param>
    public static IReadOnlyList<string> Of(Escalation escalation, EscalationDecision decision, IOrchestratedState? subject)
    {
        var what = escalation.LeadId is null ? "review" : "journey";
        if (!escalation.Blocking)
            return [$"The answer is recorded; the {what} did not wait for it."];

        if (subject is not { CurrentState: StateNames.AwaitingManager })
            return [$"The answer is recorded; the {what} is {subject?.CurrentState ?? "not known"} and waits for no one."];

        if (decision == EscalationDecision.Stop)
            return [$"The {what} stops for good: what was queued in it is dropped and its outcome is 'stopped'."];

        return subject.EscalationId == escalation.EscalationId
            ? [$"The {what} goes on, unless another open task holds it up.", Resumed(subject.ResumeState)]
            : [$"The answer is recorded; the {what} waits for another task first."];
    }

    static string Resumed(string? state) => state switch
    {
        StateNames.Engaging => "It goes on with engagement: the lead may be written to.",
        StateNames.Triaging => "It goes on with triage; the lead may be written to after that.",
        StateNames.Optimizing => "It goes on with the optimizer's judgement.",
        StateNames.Completed => "Nothing else is to be done in it; what was queued is taken up, else it is completed.",
        _ => "It goes on where it was held up.",
    };
}
