using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Queries;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Accepting;

/// <summary>Asks an agent through its saga and waits: 200 with what it did, or 202 when that takes longer. The question is durable either way.</summary>
internal sealed class AgentCalls(
    JsonRequest json, EventIntake intake, AnswerClient answers, AgentResults results, IOptions<IngressOptions> options, TimeProvider time)
{
    public async Task<IResult> CallAsync(HttpRequest request, Func<JsonFields, RequestIdentity, Submission> read, CancellationToken cancellationToken)
    {
        var identity = RequestIdentity.Of(request, time.GetUtcNow());
        using var body = await json.ReadObjectAsync(request, cancellationToken);
        var submission = body.Valid(x => read(x, identity));
        return await CallAsync(submission with { Warnings = body.Errors.Warnings }, cancellationToken);
    }

    public async Task<IResult> CallAsync(Submission submission, CancellationToken cancellationToken)
    {
        var result = await AskAsync(submission, cancellationToken);
        IReadOnlyList<FieldWarning>? warnings = submission.Warnings is [] ? null : submission.Warnings;
        return result is null
            ? TypedResults.Accepted(submission.Location, Pending(submission) with { Warnings = warnings })
            : TypedResults.Ok(result is AgentAnswer answer ? (object)(answer with { Warnings = warnings }) : result);
    }

    /// <summary>What the agent did, or null when it has not answered in time.</summary>
    public async Task<object?> AskAsync(Submission submission, CancellationToken cancellationToken)
    {
        var began = time.GetUtcNow();
        using var pending = answers.Expect<JourneyAnswered>();
        var outcome = (await intake.AcceptAsync([submission], cancellationToken, pending.Ask))[0];
        if (outcome == Acceptance.Conflict)
            throw RequestProblem.Conflict(EventAcceptance.ConflictMessage);
        if (outcome == Acceptance.Erased)
            throw Erased.Problem();

        // Whoever asked first is answered by the saga; a repetition, and one whose place another caller took, finds the result in the store.
        var answer = outcome == Acceptance.Accepted ? await pending.WaitAsync(options.Value.AnswerTimeout, cancellationToken) : null;
        if (answer is not null)
            return await ReadAsync(answer, ExpectedStage(submission.Message), began, cancellationToken);

        var since = outcome == Acceptance.Duplicate ? DateTimeOffset.MinValue : began;
        return await ReadAsync(ExpectedStage(submission.Message), submission.SubjectId, since, cancellationToken);
    }

    async Task<object?> ReadAsync(JourneyAnswered answer, JourneyStage expected, DateTimeOffset began, CancellationToken cancellationToken) => answer.Stage switch
    {
        JourneyStage.Faulted => await results.RefusalAsync("faulted", answer.SubjectId, Because("faulted", answer.Reason), null, cancellationToken, began),
        // A message that was refused before says nothing about another question.
        JourneyStage.Refused when expected == JourneyStage.Engaged => await results.EngagementAsync(answer.SubjectId, DateTimeOffset.MinValue, cancellationToken) as RefusedAnswer
            ?? await results.RefusalAsync("refused", answer.SubjectId, Because("refused", answer.Reason), null, cancellationToken, began),
        JourneyStage.Refused => await results.RefusalAsync("refused", answer.SubjectId, Because("refused", answer.Reason), null, cancellationToken, began),
        _ => await ReadAsync(answer.Stage, answer.SubjectId, DateTimeOffset.MinValue, cancellationToken),
    };

    Task<object?> ReadAsync(JourneyStage stage, Guid subjectId, DateTimeOffset since, CancellationToken cancellationToken) => stage switch
    {
        JourneyStage.Engaged => results.EngagementAsync(subjectId, since, cancellationToken),
        JourneyStage.Optimized => results.OptimizationAsync(subjectId, since, cancellationToken),
        JourneyStage.Escalated => results.EscalationAsync(subjectId, since, cancellationToken),
        _ => results.TriageAsync(subjectId, since, cancellationToken),
    };

    static JourneyStage ExpectedStage(object message) => message switch
    {
        RequestEngagement or RequestHandoff { DestAgentType: AgentType.Engagement } => JourneyStage.Engaged,
        CampaignUpdated or RequestHandoff { DestAgentType: AgentType.Optimizer } => JourneyStage.Optimized,
        RequestHandoff { DestAgentType: AgentType.Manager } => JourneyStage.Escalated,
        _ => JourneyStage.Triaged,
    };

    static Reason[] Because(string code, string? reason) => [new Reason { Code = code, Text = reason ?? "No reason was given." }];

    static PendingAnswer Pending(Submission submission) => new()
    {
        JourneyId = submission.Kind == "campaign" ? null : submission.SubjectId,
        ReviewId = submission.Kind == "campaign" ? submission.SubjectId : null,
        Location = submission.Location,
    };
}
