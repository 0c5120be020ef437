using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Learning.Training;
using MarketingBus.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Bench.Learning;

/// <summary>A process with a database and the learning module, and one training in it.</summary>
internal sealed class Trainings : IAsyncDisposable
{
    Trainings(EmbeddedWorld world, TrainingReport report) => (World, Report) = (world, report);

    public EmbeddedWorld World { get; }

    public TrainingReport Report { get; }

    public static async Task<Trainings> RunAsync(TrainingRequest request, IProgress<TrainingProgress>? progress = null)
    {
        var world = await EmbeddedWorld.StartAsync([new DataModule(), new LearningModule()], ["Learning:CrossValidationFolds=5"]);
        var report = await world.Services.GetRequiredService<TrainingPipeline>().TrainAsync(request, progress, CancellationToken.None);
        return new Trainings(world, report);
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
