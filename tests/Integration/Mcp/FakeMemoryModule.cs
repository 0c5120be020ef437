using System.Collections.Concurrent;
using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Memory;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Tests.Integration.Mcp;

/// <summary>Memories that keep what is saved in lists, and nothing before it is saved.</summary>
internal sealed class FakeMemoryModule : ServiceModule
{
    public override string Name => "fake-memory";

    public ConcurrentQueue<object> Saved { get; } = [];

    public override void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<MissingMemories>();
        builder.Services.AddScoped(_ => new FakeMemory(Saved));
        builder.Services.AddScoped<IShortTermMemory>(x => x.GetRequiredService<FakeMemory>());
        builder.Services.AddScoped<ILongTermMemory>(x => x.GetRequiredService<FakeMemory>());
        builder.Services.AddScoped<IEpisodicMemory>(x => x.GetRequiredService<FakeMemory>());
        builder.Services.AddScoped<IKnowledgeGraph>(x => x.GetRequiredService<FakeMemory>());
        builder.Services.AddScoped<IMemoryUnitOfWork>(x => x.GetRequiredService<FakeMemory>());
        builder.Services.AddScoped<IMemoryCounts>(x => x.GetRequiredService<FakeMemory>());
    }

    sealed class FakeMemory(ConcurrentQueue<object> saved)
        : IShortTermMemory, ILongTermMemory, IEpisodicMemory, IKnowledgeGraph, IMemoryUnitOfWork, IMemoryCounts
    {
        readonly List<object> pending = [];

        public Task StoreAsync(string conversationId, IReadOnlyDictionary<string, JsonElement> context, TimeSpan timeToLive, CancellationToken cancellationToken) =>
            Keep([new ConversationContext(conversationId, context, default, default(DateTimeOffset) + timeToLive)]);

        public Task<ConversationContext?> GetAsync(string conversationId, CancellationToken cancellationToken) =>
            Task.FromResult(saved.OfType<ConversationContext>().LastOrDefault(x => x.ConversationId == conversationId));

        public Task MergeAsync(Guid journeyId, string leadId, IReadOnlyDictionary<string, string> preferences, double? rfmScore, CancellationToken cancellationToken) =>
            Keep([new LeadMemory
            {
                JourneyId = journeyId, LeadId = leadId, Preferences = preferences, RfmScore = rfmScore, ResponsesByChannel = new Dictionary<string, int>(),
            }]);

        public Task RecordAsync(IReadOnlyList<EngagementRecorded> events, IReadOnlySet<Guid> automated, CancellationToken cancellationToken) => Keep(events);

        public Task TakeBackAsync(
            IReadOnlyList<EngagementRecorded> events, IReadOnlyDictionary<Guid, DateTimeOffset> lastEngaged, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Nobody takes anything back over JSON-RPC.");

        public Task<IReadOnlyDictionary<Guid, LeadMemory>> GetAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<Guid, LeadMemory>>(
                saved.OfType<LeadMemory>().Where(x => journeyIds.Contains(x.JourneyId)).GroupBy(x => x.JourneyId).ToDictionary(x => x.Key, x => x.Last()));

        public Task StoreAsync(IReadOnlyList<Episode> episodes, CancellationToken cancellationToken) => Keep(episodes);

        public Task<IReadOnlyList<RankedEpisode>> FindAsync(EpisodeQuery query, int limit, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<RankedEpisode>>([.. saved.OfType<Episode>().Take(limit).Select(x => new RankedEpisode(x, 1, 1))]);

        public Task UpsertAsync(IReadOnlyList<Triple> triples, CancellationToken cancellationToken) => Keep(triples);

        public Task<IReadOnlyList<Triple>> FindAsync(TriplePattern pattern, int limit, CancellationToken cancellationToken) =>
            Triples(x => pattern.Subject is null || pattern.Subject == x.Subject, limit);

        public Task<IReadOnlyList<Triple>> SearchAsync(string text, int limit, CancellationToken cancellationToken) =>
            Triples(x => $"{x.Subject} {x.Predicate} {x.Object}".Contains(text, StringComparison.OrdinalIgnoreCase), limit);

        public Task<IReadOnlyList<Triple>> NeighbourhoodAsync(string node, int depth, int limit, CancellationToken cancellationToken) =>
            Triples(x => x.Subject == node || x.Object == node, limit);

        public Task<IReadOnlyList<Triple>?> PathAsync(string from, string to, int maximalDepth, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Nobody asks for a path over JSON-RPC.");

        public Task<IReadOnlyList<Episode>> OfJourneysAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken) => throw NobodyForgets();

        public IAsyncEnumerable<Episode> WithNamesAsync() => throw NobodyForgets();

        public Task ForgetEpisodesAsync(IReadOnlyCollection<Guid> episodeIds, CancellationToken cancellationToken) => throw NobodyForgets();

        public Task<long> ForgetAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken) => throw NobodyForgets();

        public Task<IReadOnlyCollection<string>> KeptAsync(IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken) => throw NobodyForgets();

        public Task<long> ForgetAsync(IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken) => throw NobodyForgets();

        public Task<IReadOnlyList<Triple>> AboutAsync(IReadOnlyCollection<string> nodes, CancellationToken cancellationToken) => throw NobodyForgets();

        public Task ForgetAsync(IReadOnlyList<string> nodes, CancellationToken cancellationToken) => throw NobodyForgets();

        static NotSupportedException NobodyForgets() => new("Nobody is erased over JSON-RPC.");

        public async Task WriteAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken)
        {
            await write(cancellationToken);
            await SaveAsync(cancellationToken);
        }

        public Task SaveAsync(CancellationToken cancellationToken)
        {
            pending.ForEach(saved.Enqueue);
            return Task.CompletedTask;
        }

        public Task<MemoryCounts> CountAsync(CancellationToken cancellationToken) => Task.FromResult(new MemoryCounts(saved.OfType<ConversationContext>().Count(), 0, 0, 0));

        Task Keep(IEnumerable<object> entries)
        {
            pending.AddRange(entries);
            return Task.CompletedTask;
        }

        Task<IReadOnlyList<Triple>> Triples(Func<Triple, bool> matches, int limit) =>
            Task.FromResult<IReadOnlyList<Triple>>([.. saved.OfType<Triple>().Where(matches).Take(limit)]);
    }
}
