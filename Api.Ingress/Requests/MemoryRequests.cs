using MarketingBus.Data.Ingress;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.Semantic;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>Reads what callers want remembered. With errors noted, what is answered is not to be used.</summary>
internal static class MemoryRequests
{
    const int EntryLimit = 100;
    const double ShortestHours = 1.0 / 3600;
    const double LongestHours = 24 * 365;

    public static ConversationRequest Conversation(JsonFields fields)
    {
        var context = fields.JsonMap("context", EntryLimit);
        if (context is null && !fields.Errors.Has(fields.PathOf("context")))
            fields.Error("context", "Is required.");

        return new ConversationRequest(
            fields.RequiredId("conversation_id"),
            context ?? [],
            TimeSpan.FromHours(fields.Number("ttl_hours", minimum: ShortestHours, maximum: LongestHours) ?? 24));
    }

    public static PreferencesRequest Preferences(JsonFields fields)
    {
        var sourceSystem = fields.Id("source_system") ?? MarketingIds.DefaultSourceSystem;
        var leadId = fields.RequiredId("lead_id");
        return new PreferencesRequest(
            MarketingIds.Journey(sourceSystem, leadId),
            leadId,
            fields.TextMap("preferences", EntryLimit) ?? [],
            fields.Number("rfm_score", maximum: 1));
    }

    public static Episode Episode(JsonFields fields, RequestIdentity identity) => new()
    {
        EpisodeId = identity.EventId(fields.Id("episode_id"), "episode"),
        Scenario = fields.RequiredText("scenario"),
        Actions = fields.Texts("actions", EntryLimit) ?? [],
        OutcomeScore = fields.RequiredNumber("outcome_score", maximum: 1),
        Notes = fields.Text("notes", TextRules.NotesLimit),
        Situation = fields.TextMap("situation", EntryLimit) ?? [],
        OccurredAt = fields.Time("occurred_at", identity.Now) ?? identity.Now,
    };

    /// <summary>What is known may be that there is none.</summary>
    public static Triple Fact(JsonFields fields) => new(
        Part(fields, "subject"), Part(fields, "predicate"), Part(fields, "object"),
        fields.Number("weight", maximum: 1) ?? 1, fields.Id("source"));

    static string Part(JsonFields fields, string name) => fields.RequiredText(name, TextRules.IdLimit, lines: false);
}

/// <summary>What is being talked about in a conversation.</summary>
internal sealed record ConversationRequest(string ConversationId, Dictionary<string, System.Text.Json.JsonElement> Context, TimeSpan TimeToLive);

/// <summary>What a lead prefers.</summary>
internal sealed record PreferencesRequest(Guid JourneyId, string LeadId, SortedDictionary<string, string> Preferences, double? RfmScore);
