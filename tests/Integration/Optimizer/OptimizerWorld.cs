using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Tests.Support;
using MarketingBus.Workers.Optimizer;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Tests.Integration.Optimizer;

/// <summary>A world with the optimizer alone; commands go in and its answers are recorded.</summary>
internal sealed class OptimizerWorld(EmbeddedWorld world) : IAsyncDisposable
{
    static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    int commands;

    public AnswerRecorder Recorder { get; } = world.Services.GetRequiredService<AnswerRecorder>();

    public static async Task<OptimizerWorld> StartAsync() =>
        new(await EmbeddedWorld.StartAsync([new DataModule(), new OptimizerModule(), new AnswerRecorderModule()]));

    /// <summary>Each command is a minute younger than the one before.</summary>
    public OptimizeCampaign Optimize(CampaignFigures figures, OptimizationType type = OptimizationType.PerformanceCheck, Guid? reviewId = null) => new()
    {
        ReviewId = reviewId ?? NewId.NextGuid(),
        HandoffId = NewId.NextGuid(),
        Attempt = 1,
        SourceSystem = "ads",
        Figures = figures,
        OptimizationType = type,
        Sequence = ++commands,
        RequestedAt = Start.AddMinutes(commands),
    };

    public UpdateCampaign Update(string campaignId) => new()
    {
        ChangeId = NewId.NextGuid(), SourceSystem = "ads", CampaignId = campaignId, RequestedBy = "manager", RequestedAt = Start,
    };

    /// <summary>Publishes in one transaction, and waits until each command is answered.</summary>
    public async Task<IReadOnlyList<object>> AnswersAsync(params IReadOnlyList<object> messages)
    {
        var expected = Recorder.Answers.Count + messages.Count;
        await world.InScopeAsync(async services =>
        {
            var publish = services.GetRequiredService<IPublishEndpoint>();
            foreach (var message in messages)
                await publish.Publish(message);
            await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync();
        });
        await world.EventuallyAsync(_ => Task.FromResult(Recorder.Answers.Count), x => x >= expected, $"{expected} answers");
        return [.. Recorder.Answers.Skip(expected - messages.Count)];
    }

    public Task<Campaign> CampaignAsync(string campaignId) =>
        world.ReadAsync(database => database.Set<Campaign>().SingleAsync(x => x.CampaignId == campaignId));

    public Task<List<CampaignReading>> ReadingsAsync(string campaignId) =>
        world.ReadAsync(database => database.Set<CampaignReading>().Where(x => x.CampaignId == campaignId).OrderBy(x => x.ReceivedAt).ToListAsync());

    public Task<List<CampaignChange>> ChangesAsync(string campaignId) =>
        world.ReadAsync(database => database.Set<CampaignChange>().Where(x => x.CampaignId == campaignId).ToListAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
