using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using MarketingBus.Workers.Memory;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory;

/// <summary>Only the memory worker and its stores, told what others would publish.</summary>
public abstract class MemoryWorld : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    protected static readonly Guid Journey = MarketingIds.Journey("crm", "L-1");

    protected static readonly LeadProfile Founder = new()
    {
        LeadId = "L-1", Industry = "SaaS", Persona = "Founder", Region = "EU", PreferredChannel = "Email", Company = "Acme",
        Name = "Ada Lovelace", Email = "ada@example.com", Phone = "+491701234567",
    };

    EmbeddedWorld? world;

    protected EmbeddedWorld World => world!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await EmbeddedWorld.StartAsync([new DataModule(), new MemoryModule(), new MemoryWorkerModule()]);

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task PublishAsync(params object[] events) => World.InScopeAsync(async services =>
    {
        foreach (var happened in events)
            await services.GetRequiredService<IPublishEndpoint>().Publish(happened, Cancellation);
        await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync(Cancellation);
    });

    protected Task SeedAsync(params object[] rows) => World.InScopeAsync(async services =>
    {
        var database = services.GetRequiredService<MarketingDbContext>();
        database.AddRange(rows);
        await database.SaveChangesAsync(Cancellation);
    });

    /// <summary>Waits until each of the messages, and nothing else, is dealt with and none faulted.</summary>
    protected async Task RememberedAsync(int messages)
    {
        var seen = await World.EventuallyAsync(
            async database => (
                Consumed: await database.Set<InboxState>().CountAsync(Cancellation),
                Faulted: await database.Set<FaultedMessage>().CountAsync(Cancellation)),
            x => x.Consumed + x.Faulted >= messages, $"{messages} messages consumed");
        Assert.Equal((messages, 0), seen);
    }

    protected async Task<T> AskAsync<TMemory, T>(Func<TMemory, Task<T>> ask)
        where TMemory : notnull
    {
        await using var scope = World.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TMemory>());
    }

    protected static Data.Leads.Lead TriagedLead => new()
    {
        JourneyId = Journey, SourceSystem = "crm", LeadId = "L-1", Profile = Founder, Category = TriageCategory.CampaignQualified, Score = 82,
        Routing = Routing, ModelVersion = "rules", FirstTriagedAt = Noon, TriagedAt = Noon,
    };

    protected static LeadTriaged Triaged => new()
    {
        JourneyId = Journey, HandoffId = Guid.NewGuid(), SourceSystem = "crm", Lead = Founder, ConversationId = "c-1",
        Category = TriageCategory.CampaignQualified, Score = 82, Routing = Routing, Reasons = [], ModelVersion = "rules", TriagedAt = Noon,
    };

    protected static LeadEngaged Engaged => new()
    {
        JourneyId = Journey, HandoffId = Guid.NewGuid(), EngagementId = Guid.NewGuid(), SourceSystem = "crm", LeadId = "L-1", ConversationId = "c-1",
        EngagementType = EngagementType.DemoInvite, Channel = Channel.Sms, Content = "Dear Ada", MessageId = "m-1", Reasons = [], EngagedAt = Noon,
    };

    protected static EngagementRecorded Happened(EngagementKind kind) => new()
    {
        EventId = Guid.NewGuid(), JourneyId = Journey, SourceSystem = "crm", LeadId = "L-1", Kind = kind, Channel = Channel.Email, OccurredAt = Noon,
        Text = "Call ada@example.com",
    };

    protected static EngagementJudged Told(EngagementKind kind) => new() { Engagement = Happened(kind) };

    static RoutingDecision Routing => new() { DestAgentType = AgentType.Engagement, Priority = Priority.High, Reason = "high_value_lead" };
}
