using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;

namespace MarketingBus.Api.Ingress.Accepting;

/// <summary>Trains while the caller waits; a caller that goes away ends the training.</summary>
internal sealed class DataProcessing(JsonRequest json, DataFolder folder, TrainingPipeline pipeline)
{
    public async Task<IResult> ProcessAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var training = JsonRequest.HasBody(request) ? await ReadAsync(request, cancellationToken) : ProcessRequests.FromStore;
        try
        {
            var report = await pipeline.TryTrainAsync(training, progress: null, cancellationToken)
                ?? throw RequestProblem.Conflict("Another training is under way; ask again when it has ended.");
            return TypedResults.Ok(ProcessAnswer.Of(report));
        }
        catch (TrainingDataException exception)
        {
            throw RequestProblem.Invalid(ProcessRequests.FieldOf(exception.Input), exception.Message);
        }
    }

    async Task<TrainingRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = await json.ReadObjectAsync(request, cancellationToken);
        return body.Valid(x => ProcessRequests.Training(x, folder));
    }
}
