using MarketingBus.Data.Ingress;
using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Mcp.Host.Methods;

/// <summary>Reads what is to be remembered, one way for each memory; what comes back writes it, once the parameters are found to be in order.</summary>
internal sealed class MemoryWriter(
    IShortTermMemory shortTerm, ILongTermMemory longTerm, IEpisodicMemory episodic, IKnowledgeGraph graph, LeadQueries leads, RpcCaller caller, TimeProvider time)
{
    public Func<CancellationToken, Task> ShortTerm(RpcParams data)
    {
        var conversationId = data.Id("conversation_id");
        var context = data.Map("context");
        var hours = data.OptionalNumber("ttl_hours", 1.0 / 3600, 24 * 365) ?? 24;
        if (!data.Has("context"))
            data.Fail("context", "is required.");

        return async cancellationToken =>
        {
            caller.Demand($"memory://short_term/{Uri.EscapeDataString(conversationId)}");
            try
            {
                await shortTerm.StoreAsync(conversationId, context, TimeSpan.FromHours(hours), cancellationToken);
            }
            catch (ConversationTooLargeException exception)
            {
                data.Fail("context", exception.Message);
                data.Check();
            }
        };
    }

    public Func<CancellationToken, Task> LongTerm(RpcParams data)
    {
        var leadId = data.Id("lead_id");
        var sourceSystem = data.OptionalText("source_system");
        var preferences = data.TextMap("preferences");
        var rfmScore = data.OptionalNumber("rfm_score", 0, 1);
        if (!data.Has("preferences") && !data.Has("rfm_score"))
            data.Fail("preferences", "or 'rfm_score' is required.");

        return async cancellationToken =>
        {
            caller.Demand($"memory://long_term/{Uri.EscapeDataString(leadId)}");
            var lead = await leads.FindAsync(leadId, sourceSystem, withTimeline: false, cancellationToken);
            var journeyId = lead?.JourneyId ?? MarketingIds.Journey(sourceSystem ?? MarketingIds.DefaultSourceSystem, leadId);
            await longTerm.MergeAsync(journeyId, leadId, preferences, rfmScore, cancellationToken);
        };
    }

    public Func<CancellationToken, Task> Episodic(RpcParams data)
    {
        var episode = new Episode
        {
            EpisodeId = data.OptionalGuid("episode_id") ?? Guid.CreateVersion7(time.GetUtcNow()),
            Scenario = data.Text("scenario", TextRules.TextLimit),
            Actions = data.Texts("actions"),
            OutcomeScore = data.Number("outcome_score", 0, 1),
            Notes = data.OptionalText("notes", TextRules.NotesLimit),
            Situation = data.TextMap("situation"),
            OccurredAt = time.GetUtcNow(),
        };

        return cancellationToken =>
        {
            caller.Demand("memory://episodic");
            return episodic.StoreAsync([episode], cancellationToken);
        };
    }

    public Func<CancellationToken, Task> Semantic(RpcParams data)
    {
        var fact = new Triple(data.Text("subject"), data.Text("predicate"), data.Text("object"), data.OptionalNumber("weight", 0, 1) ?? 1, caller.Actor);

        return cancellationToken =>
        {
            caller.Demand("kg://graph");
            return graph.UpsertAsync([fact], cancellationToken);
        };
    }
}
