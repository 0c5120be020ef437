using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Resilience;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using MarketingBus.Workers.Triage;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Tests.Integration.Triage;

/// <summary>Triage alone on its bus, with what it asks and all that it says.</summary>
internal sealed class TriageWorld : IAsyncDisposable
{
    readonly HeardModule<LeadTriaged> triaged = new();
    readonly HeardModule<LeadRejected> rejected = new();

    public FakeLongTermMemory Memory { get; } = new();

    public FakeEpisodicMemory Episodes { get; } = new();

    public EmbeddedWorld World { get; private set; } = null!;

    public static async Task<TriageWorld> StartAsync(double? probability = null, params string[] settings)
    {
        var world = new TriageWorld();
        world.World = await EmbeddedWorld.StartAsync([new DataModule(), new TriageModule(), world.triaged, world.rejected], settings, configure: builder =>
        {
            builder.Services.AddScoped<MissingMemories>();
            builder.Services.AddSingleton<ILongTermMemory>(world.Memory);
            builder.Services.AddSingleton<IEpisodicMemory>(world.Episodes);
            builder.Services.AddSingleton<KnownOutcomes>();
            builder.Services.AddSingleton<ILeadScorer>(new FakeLeadScorer(probability));
        });
        return world;
    }

    public static TriageLead Command(LeadProfile lead) => new()
    {
        JourneyId = MarketingIds.Journey("crm", lead.LeadId),
        HandoffId = Guid.NewGuid(),
        Attempt = 1,
        SourceSystem = "crm",
        Lead = lead,
    };

    /// <summary>Sends all in one commit, so that they can meet in one batch.</summary>
    public Task SendAsync(params IEnumerable<TriageLead> commands) => World.InScopeAsync(async services =>
    {
        foreach (var command in commands)
            await services.GetRequiredService<IPublishEndpoint>().Publish(command);

        await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync();
    });

    public Task<IReadOnlyList<LeadTriaged>> TriagedAsync(int count) => triaged.HearAsync(World, count);

    public Task<IReadOnlyList<LeadRejected>> RejectedAsync(int count) => rejected.HearAsync(World, count);

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
