using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;

namespace MarketingBus.Api.Ingress.Accepting;

/// <summary>Learns from the leads kept here. Files are learned from on the command line only: a client must not choose what this machine reads.</summary>
internal sealed class DataProcessing(JsonRequest json, TimeProvider time, TrainingPipeline? pipeline = null)
{
    const string Store = "store";

    public async Task<IResult> ProcessAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (JsonRequest.HasBody(request))
        {
            using var body = await json.ReadObjectAsync(request, cancellationToken);
            if (body.Valid(x => x.Id("source")) is { } source && source != Store)
                throw RequestProblem.Invalid("source", "Must be store; files are learned from with the command 'train'.");
        }

        if (pipeline is null)
            return TypedResults.Ok(NotTrained("This process does not learn."));

        try
        {
            return TypedResults.Ok(Trained(await pipeline.TrainAsync(new TrainingRequest { FromStore = true }, progress: null, cancellationToken)));
        }
        catch (TrainingDataException exception)
        {
            return TypedResults.Ok(NotTrained(exception.Message));
        }
    }

    DataProcessedAnswer Trained(TrainingReport report) => new()
    {
        Status = report.Decision == "refused" ? "no_signal" : "success",
        DataFilesProcessed = report.FilesProcessed,
        FeaturesEngineered = report.FeaturesEngineered,
        TrainingSamples = report.TrainingRows,
        ModelsTrained = report.Models.Count(x => x.Name != "champion"),
        Decision = report.Decision,
        ModelVersion = report.Version,
        Message = report.Message,
        ProcessedAt = time.GetUtcNow(),
    };

    DataProcessedAnswer NotTrained(string why) => new() { Status = "refused", Decision = "refused", Message = why, ProcessedAt = time.GetUtcNow() };
}
