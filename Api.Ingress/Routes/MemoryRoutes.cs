using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using MarketingBus.Memory;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>The four memories.</summary>
internal static class MemoryRoutes
{
    public static void MapMemory(this IEndpointRouteBuilder endpoints)
    {
        var memory = endpoints.MapGroup("/api/agents/memory").WithTags("Memory");
        memory.MapPost("/store", StoreAsync)
            .WithSummary("Remember a conversation's context, a lead's preferences, an episode or a fact")
            .WithBody<MemoryBody>()
            .Produces<MemoryStoredAnswer>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status410Gone);
        memory.MapGet("/retrieve", RetrieveAsync)
            .WithSummary("Recall by memory_type: short_term, long_term, episodic or semantic")
            .WithQuery("memory_type", "short_term, long_term, episodic or semantic.", required: true)
            .WithQuery("conversation_id", "For short_term.").WithQuery("lead_id", "For long_term.").WithSourceSystem()
            .WithQuery("scenario", "For episodic.").WithQuery("top_k", "For episodic: 1 to 100; 5 by default.")
            .WithQuery("subject", "For semantic.").WithQuery("predicate", "For semantic.").WithQuery("object", "For semantic.")
            .WithQuery("limit", "For semantic: 1 to 1,000; 100 by default.")
            .Produces<ConversationAnswer>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    static async Task<IResult> StoreAsync(HttpRequest request, JsonRequest json, IServiceProvider services, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var identity = RequestIdentity.Of(request, now);
        using var body = await json.ReadObjectAsync(request, cancellationToken);
        var type = body.Fields.RequiredChoice<MemoryType>("memory_type");
        body.Errors.ThrowIfAny();

        await services.GetRequiredService<IMemoryUnitOfWork>().WriteAsync(Write(type, body, identity, services), cancellationToken);
        return TypedResults.Ok(new MemoryStoredAnswer { MemoryType = type, StoredAt = now, Missing = Missing(services) });
    }

    /// <summary>Reads once, so that each try writes the same: an episode that got its id here is one, however often a commit leaves it open whether it was made.</summary>
    static Func<CancellationToken, Task> Write(MemoryType type, JsonObjectBody body, RequestIdentity identity, IServiceProvider services)
    {
        switch (type)
        {
            case MemoryType.ShortTerm:
                var conversation = body.Valid(MemoryRequests.Conversation);
                return Unless(conversation, token => KeepAsync(conversation, body, services.GetRequiredService<IShortTermMemory>(), token));
            case MemoryType.LongTerm:
                var known = body.Valid(MemoryRequests.Preferences);
                return Unless(known, token => services.GetRequiredService<ILongTermMemory>().MergeAsync(known.JourneyId, known.LeadId, known.Preferences, known.RfmScore, token));
            case MemoryType.Episodic:
                var episode = body.Valid(x => MemoryRequests.Episode(x, identity));
                return Unless(episode, token => services.GetRequiredService<IEpisodicMemory>().StoreAsync([episode], token));
            default:
                var fact = body.Valid(MemoryRequests.Fact);
                return Unless(fact, token => services.GetRequiredService<IKnowledgeGraph>().UpsertAsync([fact], token));
        }

        // Each try looks anew: the one before may have failed because somebody was erased.
        Func<CancellationToken, Task> Unless(object said, Func<CancellationToken, Task> write) => async token =>
        {
            await services.GetRequiredService<IErasedPeople>().RefuseAsync(said, token);
            await write(token);
        };
    }

    static async Task KeepAsync(ConversationRequest conversation, JsonObjectBody body, IShortTermMemory memory, CancellationToken cancellationToken)
    {
        try
        {
            await memory.StoreAsync(conversation.ConversationId, conversation.Context, conversation.TimeToLive, cancellationToken);
        }
        catch (ConversationTooLargeException exception)
        {
            body.Errors.Add("context", exception.Message);
            body.Errors.ThrowIfAny();
        }
    }

    static async Task<IResult> RetrieveAsync(HttpRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var type = query.RequiredChoice<MemoryType>("memory_type");
        query.Errors.ThrowIfAny();
        return type switch
        {
            MemoryType.ShortTerm => await ConversationAsync(query, services, cancellationToken),
            MemoryType.LongTerm => await LeadAsync(query, services, cancellationToken),
            MemoryType.Episodic => await EpisodesAsync(query, services, cancellationToken),
            _ => await FactsAsync(query, services, cancellationToken),
        };
    }

    static async Task<IResult> ConversationAsync(QueryFields query, IServiceProvider services, CancellationToken cancellationToken)
    {
        var id = query.RequiredText("conversation_id");
        query.Check();
        var conversation = await services.GetRequiredService<IShortTermMemory>().GetAsync(id, cancellationToken);
        services.GetRequiredService<MissingMemories>().Demand(MemoryType.ShortTerm);
        return TypedResults.Ok(new ConversationAnswer(conversation));
    }

    static async Task<IResult> LeadAsync(QueryFields query, IServiceProvider services, CancellationToken cancellationToken)
    {
        var leadId = query.RequiredText("lead_id");
        var journeyId = MarketingIds.Journey(query.Text("source_system") ?? MarketingIds.DefaultSourceSystem, leadId);
        query.Check();
        var found = await services.GetRequiredService<ILongTermMemory>().GetAsync([journeyId], cancellationToken);
        return TypedResults.Ok(new LeadMemoryAnswer(found.GetValueOrDefault(journeyId)));
    }

    static async Task<IResult> EpisodesAsync(QueryFields query, IServiceProvider services, CancellationToken cancellationToken)
    {
        var scenario = query.RequiredText("scenario", TextRules.TextLimit);
        var limit = query.Whole("top_k", otherwise: 5, minimum: 1, maximum: 100);
        query.Check();
        var episodes = await services.GetRequiredService<IEpisodicMemory>().FindAsync(new EpisodeQuery(scenario), limit, cancellationToken);
        return TypedResults.Ok(new EpisodesAnswer([.. episodes.Select(EpisodeAnswer.Of)]));
    }

    static async Task<IResult> FactsAsync(QueryFields query, IServiceProvider services, CancellationToken cancellationToken)
    {
        var pattern = new TriplePattern(query.Text("subject"), query.Text("predicate"), query.Text("object"));
        var limit = query.Whole("limit", otherwise: 100, minimum: 1, maximum: 1_000);
        query.Check();
        var knowledge = await services.GetRequiredService<IKnowledgeGraph>().FindAsync(pattern, limit, cancellationToken);
        services.GetRequiredService<MissingMemories>().Demand(MemoryType.Semantic);
        return TypedResults.Ok(new KnowledgeAnswer(knowledge));
    }

    static IReadOnlyList<MemoryType>? Missing(IServiceProvider services) => services.GetRequiredService<MissingMemories>().Types is not [] and var types ? types : null;
}
