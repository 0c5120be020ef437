using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Consents;
using MarketingBus.Data.Engagement;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.Semantic;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using MarketingBus.Workers.Engagement;
using MarketingBus.Workers.Engagement.Sending;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Tests.Integration.Engagement;

/// <summary>Engagement alone on its bus, with what it asks, what it sends, and all that it says.</summary>
internal sealed class EngagementWorld : IAsyncDisposable
{
    /// <summary>What comes while a message is worked on is one batch, however slow the machine.</summary>
    public const string Together = "Batching:TimeLimitMilliseconds=1000";

    readonly HeardModule<LeadEngaged> engaged = new();
    readonly HeardModule<EngagementRefused> refused = new();
    readonly HeardModule<EventRejected> rejected = new();
    readonly HeardModule<EngagementJudged> judged = new();

    public FakeLongTermMemory Memory { get; } = new();

    public FakeEpisodicMemory Episodes { get; } = new();

    public required FakeSender Sender { get; init; }

    public EmbeddedWorld World { get; private set; } = null!;

    public static async Task<EngagementWorld> StartAsync(FakeSender? sender = null, IReadOnlyList<Triple>? facts = null, params string[] settings)
    {
        var world = new EngagementWorld { Sender = sender ?? new FakeSender() };
        world.World = await EmbeddedWorld.StartAsync(
            [new DataModule(), new EngagementModule(), world.engaged, world.refused, world.rejected, world.judged], settings, configure: builder =>
            {
                builder.Services.AddScoped<MissingMemories>();
                builder.Services.AddSingleton<ILongTermMemory>(world.Memory);
                builder.Services.AddSingleton<IEpisodicMemory>(world.Episodes);
                builder.Services.AddSingleton<KnownOutcomes>();
                builder.Services.AddSingleton<IKnowledgeGraph>(new FakeKnowledgeGraph(facts ?? []));
                builder.Services.AddSingleton<IOutreachSender>(world.Sender);
            });
        return world;
    }

    public static EngageLead Command(LeadProfile lead, EngagementType type = EngagementType.Welcome) => new()
    {
        JourneyId = MarketingIds.Journey("crm", lead.LeadId),
        HandoffId = Guid.NewGuid(),
        EngagementId = Guid.NewGuid(),
        Attempt = 1,
        SourceSystem = "crm",
        Lead = lead,
        EngagementType = type,
        Handoff = new HandoffContext { Summary = "Triage is done.", Timestamp = DateTimeOffset.UnixEpoch },
    };

    public static EngagementRecorded Event(string leadId, EngagementKind kind) => new()
    {
        EventId = Guid.NewGuid(),
        JourneyId = MarketingIds.Journey("crm", leadId),
        SourceSystem = "crm",
        LeadId = leadId,
        Kind = kind,
        OccurredAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>As the intake keeps it.</summary>
    public static ConsentEntry Unsubscribed(Guid journeyId) => new() { EntryId = Guid.NewGuid(), Sequence = 1, JourneyId = journeyId, State = ConsentState.Withdrawn, Source = ConsentSource.Engagement };

    /// <summary>Sends all in one commit, so that they can meet in one batch.</summary>
    public Task SendAsync<T>(params IEnumerable<T> messages)
        where T : class => World.InScopeAsync(async services =>
    {
        foreach (var message in messages)
            await services.GetRequiredService<IPublishEndpoint>().Publish(message);

        await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync();
    });

    public Task KeepAsync(object row) => World.InScopeAsync(services =>
    {
        var database = services.GetRequiredService<MarketingDbContext>();
        database.Add(row);
        return database.SaveChangesAsync();
    });

    /// <summary>In place of what is kept of the same message, if anything is.</summary>
    public Task KeepInsteadAsync(Outreach outreach) => World.InScopeAsync(async services =>
    {
        var database = services.GetRequiredService<MarketingDbContext>();
        await database.Set<Outreach>().Where(x => x.EngagementId == outreach.EngagementId).ExecuteDeleteAsync();
        database.Add(outreach);
        await database.SaveChangesAsync();
    });

    public Task<IReadOnlyList<LeadEngaged>> EngagedAsync(int count) => engaged.HearAsync(World, count);

    public Task<IReadOnlyList<EngagementRefused>> RefusedAsync(int count) => refused.HearAsync(World, count);

    public Task<IReadOnlyList<EventRejected>> RejectedAsync(int count) => rejected.HearAsync(World, count);

    public Task<IReadOnlyList<EngagementJudged>> JudgedAsync(int count) => judged.HearAsync(World, count);

    public Task<List<Outreach>> OutreachAsync() => World.ReadAsync(x => x.Set<Outreach>().ToListAsync());

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
