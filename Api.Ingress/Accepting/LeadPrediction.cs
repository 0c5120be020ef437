using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Queries;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Learning;

namespace MarketingBus.Api.Ingress.Accepting;

/// <summary>Scores a lead: by the promoted model; without one, or when it knows too little of the lead, by its last triage; and a lead that nobody has triaged is sent there.</summary>
internal sealed class LeadPrediction(JsonRequest json, AgentCalls calls, AgentResults results, ILeadScorer scorer, TimeProvider time)
{
    public async Task<IResult> PredictAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var identity = RequestIdentity.Of(request, time.GetUtcNow());
        using var body = await json.ReadObjectAsync(request, cancellationToken);
        var submission = body.Valid(x => EventRequests.Lead(x, identity));
        var lead = ((LeadReceived)submission.Message).Lead;
        if (scorer.Score([lead]) is { } scores && scores.Scores[0].IsInformed)
            return TypedResults.Ok(Answer(lead.LeadId, scores.Scores[0].Probability * 100, scores.ModelVersion, scores.Scores[0].Reasons));

        var triage = await results.TriageAsync(submission.SubjectId, DateTimeOffset.MinValue, cancellationToken)
            ?? await calls.AskAsync(submission, cancellationToken);
        return triage switch
        {
            TriageAnswer known => TypedResults.Ok(Answer(lead.LeadId, known.LeadScore, known.ModelVersion, known.Reasons)),
            null => TypedResults.Accepted(submission.Location, new PendingAnswer { JourneyId = submission.SubjectId, Location = submission.Location }),
            _ => TypedResults.Ok(triage),
        };
    }

    LeadScoreAnswer Answer(string leadId, double score, string modelVersion, IReadOnlyList<Reason> reasons) => new()
    {
        LeadId = leadId,
        LeadScore = Math.Round(score, 2),
        ModelVersion = modelVersion,
        Reasons = reasons,
        PredictedAt = time.GetUtcNow(),
    };
}
