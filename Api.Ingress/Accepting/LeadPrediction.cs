using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Platform.Messaging;
using MassTransit;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Accepting;

/// <summary>Asks triage how a lead would score. A question is not an event: it goes to the bus directly, and nothing is kept of it.</summary>
internal sealed class LeadPrediction(JsonRequest json, IBus bus, AnswerClient answers, IErasedPeople erased, IOptions<IngressOptions> options, TimeProvider time)
{
    public async Task<IResult> PredictAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var identity = RequestIdentity.Of(request, time.GetUtcNow());
        using var body = await json.ReadObjectAsync(request, cancellationToken);
        var received = (LeadReceived)body.Valid(x => EventRequests.Lead(x, identity)).Message;

        await erased.RefuseAsync(received, cancellationToken);

        using var pending = answers.Expect<LeadScored>();
        await bus.Publish<GetLeadScore>(new GetLeadScore { JourneyId = received.JourneyId, Lead = received.Lead }, question => pending.Ask(question), cancellationToken);
        return await pending.WaitAsync(options.Value.AnswerTimeout, cancellationToken) is { } scored
            ? TypedResults.Ok(Answer(received.Lead.LeadId, scored) with { Warnings = body.Errors.Warnings is [] ? null : body.Errors.Warnings })
            : TypedResults.Problem("Triage did not answer in time; ask again.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    LeadScoreAnswer Answer(string leadId, LeadScored scored) => new()
    {
        LeadId = leadId,
        LeadScore = Math.Round(scored.Score, 2),
        Fit = Rounded(scored.Fit),
        Engagement = Rounded(scored.Engagement),
        Grade = scored.Grade,
        ModelVersion = scored.ModelVersion,
        Reasons = scored.Reasons,
        PredictedAt = time.GetUtcNow(),
    };

    static double? Rounded(double? share) => share is { } known ? Math.Round(known, 2) : null;
}
