using MarketingBus.Contracts;
using MarketingBus.Data.Queries;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>Conversations, leads and episodes as they are remembered.</summary>
internal sealed class MemoryResources(IShortTermMemory shortTerm, ILongTermMemory longTerm, IEpisodicMemory episodic, LeadQueries leads, MissingMemories missing) : IResourceSource
{
    public string Scheme => "memory";

    public IReadOnlyList<ResourceEntry> Entries { get; } =
    [
        new("memory://short_term/{conversation_id}", "Conversation", "What a conversation is about, until its time is over"),
        new("memory://long_term/{lead_id}{?source_system}", "Memory of a lead", "What is known of a lead over time; ?source_system="),
        new("memory://episodic?scenario={scenario}{&limit}", "Episodes", "Episodes like a scenario; other query names are features of the situation; ?limit=") { TakesAnyQuery = true },
    ];

    public async Task<object?> ReadAsync(ResourceUri uri, CancellationToken cancellationToken) => (uri.Kind, uri.Id) switch
    {
        ("short_term", { } conversation) => await ConversationAsync(conversation, cancellationToken),
        ("long_term", { } lead) => await LeadAsync(lead, uri["source_system"], cancellationToken),
        ("episodic", null) => await EpisodesAsync(uri, cancellationToken),
        _ => null,
    };

    async Task<ConversationContext?> ConversationAsync(string id, CancellationToken cancellationToken)
    {
        var conversation = await shortTerm.GetAsync(id, cancellationToken);
        missing.Demand(MemoryType.ShortTerm);
        return conversation;
    }

    async Task<LeadMemory?> LeadAsync(string leadId, string? sourceSystem, CancellationToken cancellationToken)
    {
        var lead = await leads.FindAsync(leadId, sourceSystem, withTimeline: false, cancellationToken);
        var journeyId = lead?.JourneyId ?? MarketingIds.Journey(sourceSystem ?? MarketingIds.DefaultSourceSystem, leadId);
        return (await longTerm.GetAsync([journeyId], cancellationToken)).GetValueOrDefault(journeyId);
    }

    Task<IReadOnlyList<RankedEpisode>> EpisodesAsync(ResourceUri uri, CancellationToken cancellationToken)
    {
        var situation = uri.Query.Where(x => x.Key is not ("scenario" or "limit")).ToDictionary();
        return episodic.FindAsync(new EpisodeQuery(uri["scenario"], situation), Math.Min(uri.Limit, 100), cancellationToken);
    }
}
