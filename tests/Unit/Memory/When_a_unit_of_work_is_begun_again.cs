using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Tests.Support.Memories;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Unit.Memory;

/// <summary>A batch that failed is redone message by message on the same context, after its changes were forgotten.</summary>
public sealed class When_a_unit_of_work_is_begun_again() : MemoryContract(new SqliteMemory())
{
    [Fact]
    public async Task Should_keep_nothing_of_what_was_forgotten_and_lose_nothing_of_what_followed()
    {
        await using (var scope = Services.CreateAsyncScope())
        {
            await WriteAsync(scope.ServiceProvider, "forgotten", 0.9);
            scope.ServiceProvider.GetRequiredService<MarketingDbContext>().ChangeTracker.Clear();
            await WriteAsync(scope.ServiceProvider, "kept", 0.4);
            await scope.ServiceProvider.GetRequiredService<IMemoryUnitOfWork>().SaveAsync(Cancellation);
        }

        var conversation = await ReadAsync<IShortTermMemory, ConversationContext?>(x => x.GetAsync("c-1", Cancellation));
        Assert.Equal(["kept"], conversation!.Context.Keys);
        var lead = (await ReadAsync<ILongTermMemory, IReadOnlyDictionary<Guid, LeadMemory>>(x => x.GetAsync([Guid.Empty], Cancellation)))[Guid.Empty];
        Assert.Equal(["kept"], lead.Preferences.Keys);
        Assert.Equal(1, lead.Engagements);
        var episodes = await ReadAsync<IEpisodicMemory, IReadOnlyList<RankedEpisode>>(x => x.FindAsync(new("kept forgotten"), 10, Cancellation));
        Assert.Equal("kept", Assert.Single(episodes).Episode.Scenario);
        var facts = await ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new(), 10, Cancellation));
        Assert.Equal(0.4, Assert.Single(facts).Weight);
    }

    async Task WriteAsync(IServiceProvider services, string what, double weight)
    {
        await services.GetRequiredService<IShortTermMemory>().StoreAsync(
            "c-1", new Dictionary<string, JsonElement> { [what] = JsonSerializer.SerializeToElement(1) }, TimeSpan.FromHours(1), Cancellation);
        await services.GetRequiredService<ILongTermMemory>().MergeAsync(
            Guid.Empty, "L-1", new Dictionary<string, string> { [what] = "1" }, null, Cancellation);
        await services.GetRequiredService<ILongTermMemory>().RecordAsync(
            [
                new EngagementRecorded
                {
                    EventId = Guid.NewGuid(), JourneyId = Guid.Empty, SourceSystem = "crm", LeadId = "L-1", Kind = EngagementKind.Opened, OccurredAt = Time.GetUtcNow(),
                },
            ], new HashSet<Guid>(), Cancellation);
        await services.GetRequiredService<IEpisodicMemory>().StoreAsync(
            [new Episode { EpisodeId = Guid.Empty, Scenario = what, Actions = [], OutcomeScore = 0.5, OccurredAt = Time.GetUtcNow() }], Cancellation);
        await services.GetRequiredService<IKnowledgeGraph>().UpsertAsync([new Triple("Acme", "prefers", "email", weight)], Cancellation);
    }
}
