using System.Collections.Concurrent;
using MarketingBus.Data;
using MarketingBus.Data.Learning;
using MarketingBus.Learning;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Scoring;
using MarketingBus.Learning.Training;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Learning;

/// <summary>Models of a <see cref="LeadFile"/> for tests of something else than training: the product trains each of them once in a run, and every test that asks has a copy of what came out.</summary>
internal static class TrainedModels
{
    static readonly ConcurrentDictionary<(int Rows, double Signal), Lazy<Task<ModelRecord>>> Trained = [];

    /// <summary>The model scores in that world when this returns.</summary>
    /// <returns>Its version.</returns>
    public static async Task<string> PromoteAsync(EmbeddedWorld world, CancellationToken cancellationToken, int rows = 1500, double signal = 1)
    {
        var model = await Trained.GetOrAdd((rows, signal), x => new(() => TrainAsync(x.Rows, x.Signal))).Value;
        await world.InScopeAsync(async services => Assert.True(await services.GetRequiredService<ModelRegistry>().AddAsync(CopyOf(model), judgedAgainst: null, cancellationToken)));
        await world.Services.GetRequiredService<PromotedModelScorer>().RefreshAsync(cancellationToken);
        Assert.Equal(model.Version, world.Services.GetRequiredService<ILeadScorer>().Score([])?.ModelVersion);
        return model.Version;
    }

    // Whoever asks first may be cancelled; the others still want it.
    static async Task<ModelRecord> TrainAsync(int rows, double signal)
    {
        await using var world = await EmbeddedWorld.StartAsync([new DataModule(), new LearningModule()]);
        var request = new TrainingRequest { Target = ModelTarget.Leads, Paths = [LeadFile.Write(world.Folder, rows, signal)] };
        var report = await world.Services.GetRequiredService<TrainingPipeline>().TrainAsync(request, progress: null, CancellationToken.None);
        Assert.Equal("promoted", report.Decision);
        return await world.ReadAsync(x => x.Set<ModelRecord>().AsNoTracking().SingleAsync(m => m.Version == report.Version, CancellationToken.None));
    }

    static ModelRecord CopyOf(ModelRecord model) => new()
    {
        Version = model.Version, TrainedAt = model.TrainedAt, DataFrom = model.DataFrom, DataTo = model.DataTo, Rows = model.Rows, Source = model.Source, Scope = model.Scope, SchemaJson = model.SchemaJson,
        MetricsJson = model.MetricsJson, Artefact = model.Artefact, Sha256 = model.Sha256, Status = model.Status, Message = model.Message,
    };
}
