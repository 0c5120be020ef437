using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Memory.ShortTerm;

namespace MarketingBus.Workers.Memory.Decisions;

/// <summary>What an event adds to its conversation's context; nothing when it belongs to none.</summary>
internal static class ConversationUpdates
{
    public static IEnumerable<ConversationUpdate> Of(LeadTriaged triaged, TimeSpan timeToLive) => Update(triaged.ConversationId, timeToLive, $"triaged {triaged.HandoffId}", new()
    {
        ["last_score"] = JsonSerializer.SerializeToElement(triaged.Score),
        ["last_category"] = JsonSerializer.SerializeToElement(triaged.Category),
        ["last_triaged_at"] = JsonSerializer.SerializeToElement(triaged.TriagedAt),
    });

    public static IEnumerable<ConversationUpdate> Of(LeadEngaged engaged, TimeSpan timeToLive) => Update(engaged.ConversationId, timeToLive, $"engaged {engaged.HandoffId}", new()
    {
        ["last_channel"] = JsonSerializer.SerializeToElement(engaged.Channel),
        ["last_engagement_type"] = JsonSerializer.SerializeToElement(engaged.EngagementType),
        ["last_engaged_at"] = JsonSerializer.SerializeToElement(engaged.EngagedAt),
    });

    static IEnumerable<ConversationUpdate> Update(string? conversationId, TimeSpan timeToLive, string turnId, Dictionary<string, JsonElement> context) =>
        string.IsNullOrEmpty(conversationId) ? [] : [new ConversationUpdate(conversationId, context, timeToLive, turnId)];
}
