using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Contracts;
using MarketingBus.Data.Queries;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Reads one of the four memories.</summary>
internal sealed class MemorySearchTool(
    IShortTermMemory shortTerm, ILongTermMemory longTerm, IEpisodicMemory episodic, IKnowledgeGraph graph, LeadQueries leads, MissingMemories missing, RpcCaller caller)
    : ITool<MemorySearchInput, MemoryFound>
{
    const int DefaultLimit = 20;

    public static ToolCard Card { get; } = new(
        "memory_search", "Search memory",
        "What is remembered: a conversation's context (short_term, by conversation_id), what is known of a lead over time (long_term, by lead_id: preferences, engagement counts, RFM of 0 "
        + "to 1), episodes like this one with how they came out (episodic, by query and situation; outcome 0 failed to 1 best) or facts (semantic, by query, or by pattern). "
        + "Use it before advising or acting; memory_store adds to it.");

    public async Task<MemoryFound> CallAsync(MemorySearchInput input, IToolProgress progress, CancellationToken cancellationToken)
    {
        var found = await FindAsync(input, cancellationToken);
        missing.Demand(input.MemoryType);
        return found;
    }

    Task<MemoryFound> FindAsync(MemorySearchInput input, CancellationToken cancellationToken) => input.MemoryType switch
    {
        MemoryType.ShortTerm => ConversationAsync(input, cancellationToken),
        MemoryType.LongTerm => LeadAsync(input, cancellationToken),
        MemoryType.Episodic => EpisodesAsync(input, cancellationToken),
        _ => FactsAsync(input, cancellationToken),
    };

    async Task<MemoryFound> ConversationAsync(MemorySearchInput input, CancellationToken cancellationToken)
    {
        var id = input.ConversationId ?? throw ToolRefusal.Invalid("conversation_id", "is required for short_term memory.");
        caller.Demand($"memory://short_term/{Uri.EscapeDataString(id)}");
        var conversation = await shortTerm.GetAsync(id, cancellationToken);
        return new MemoryFound { MemoryType = input.MemoryType, Count = conversation is null ? 0 : 1, Conversation = conversation };
    }

    async Task<MemoryFound> LeadAsync(MemorySearchInput input, CancellationToken cancellationToken)
    {
        var id = input.LeadId ?? throw ToolRefusal.Invalid("lead_id", "is required for long_term memory.");
        caller.Demand($"memory://long_term/{Uri.EscapeDataString(id)}");
        var lead = await leads.FindAsync(id, input.SourceSystem, withTimeline: false, cancellationToken);
        var journeyId = lead?.JourneyId ?? MarketingIds.Journey(input.SourceSystem ?? MarketingIds.DefaultSourceSystem, id);
        var memory = (await longTerm.GetAsync([journeyId], cancellationToken)).GetValueOrDefault(journeyId);
        return new MemoryFound { MemoryType = input.MemoryType, Count = memory is null ? 0 : 1, Lead = memory };
    }

    async Task<MemoryFound> EpisodesAsync(MemorySearchInput input, CancellationToken cancellationToken)
    {
        if (input.Query is null && input.Situation is not { Count: > 0 })
            throw ToolRefusal.Invalid("query", "or 'situation' is required for episodic memory.");

        caller.Demand("memory://episodic");
        var episodes = await episodic.FindAsync(new EpisodeQuery(input.Query, input.Situation), Math.Min(input.Limit ?? DefaultLimit, 100), cancellationToken);
        return new MemoryFound { MemoryType = input.MemoryType, Count = episodes.Count, Episodes = [.. episodes.Select(FoundEpisode.Of)] };
    }

    async Task<MemoryFound> FactsAsync(MemorySearchInput input, CancellationToken cancellationToken)
    {
        var pattern = new TriplePattern(input.Subject, input.Predicate, input.Object);
        if (input.Query is null == (pattern == new TriplePattern()))
            throw ToolRefusal.Invalid("query", "or a pattern of 'subject', 'predicate' and 'object' is required for semantic memory, and not both.");

        caller.Demand("kg://graph");
        var limit = input.Limit ?? DefaultLimit;
        var facts = input.Query is { } words ? await graph.SearchAsync(words, limit, cancellationToken) : await graph.FindAsync(pattern, limit, cancellationToken);
        return new MemoryFound { MemoryType = input.MemoryType, Count = facts.Count, Facts = facts };
    }
}
