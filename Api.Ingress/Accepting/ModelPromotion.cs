using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Learning.Registry;

namespace MarketingBus.Api.Ingress.Accepting;

/// <summary>A person's word on which model scores. It is carried out at once; who said it, and why, stands in the model's message.</summary>
internal sealed class ModelPromotion(JsonRequest json, ModelDesk desk, ModelCatalogue models)
{
    public static RequestProblem NotFound() => RequestProblem.NotFound(PromotionOutcome.Unknown.Text());

    public async Task<IResult> PromoteAsync(HttpRequest request, string version, CancellationToken cancellationToken)
    {
        var (_, said) = await ReadAsync(request, cancellationToken);
        var outcome = await desk.PromoteAsync(version, $"Promoted by {said}", cancellationToken);
        return outcome switch
        {
            PromotionOutcome.Promoted => await AnswerAsync(version, cancellationToken),
            PromotionOutcome.Unknown => throw NotFound(),
            _ => throw RequestProblem.Conflict(outcome.Text()),
        };
    }

    public async Task<IResult> RollBackAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (scope, said) = await ReadAsync(request, cancellationToken);
        return await desk.RollBackAsync(scope, $"By {said}", cancellationToken) is { } version
            ? await AnswerAsync(version, cancellationToken)
            : throw RequestProblem.Conflict("There is no model to go back to; one may be promoted by its version.");
    }

    async Task<IResult> AnswerAsync(string version, CancellationToken cancellationToken) =>
        TypedResults.Ok((await models.FindAsync(version, cancellationToken))?.Model ?? throw NotFound());

    /// <summary>The body is optional: {scope?, requested_by?, reason?}.</summary>
    async Task<(string Scope, string Said)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!JsonRequest.HasBody(request))
            return (ModelScope.Leads, Said(null, null));

        using var body = await json.ReadObjectAsync(request, cancellationToken);
        return body.Valid(x => (x.Id("scope") ?? ModelScope.Leads, Said(x.Id("requested_by"), x.Text("reason"))));
    }

    static string Said(string? by, string? reason) => $"{by ?? OperatorCommands.DefaultOperator}{(reason is null ? "." : $": {reason}")}";
}
