using System.Text.Json;

namespace MarketingBus.Memory.ShortTerm;

/// <summary>What to merge into one conversation's context, and how long to keep it from now on.</summary>
/// <param name="TurnId">
/// Names what happened, such as the message's id. A store outside the caller's transaction knows by it that a turn has come again; null when the caller sees to that.
/// </param>
/// <param name="Sliding">True when from now on a read prolongs the conversation as a write does; null for what <see cref="ShortTermOptions.Sliding"/> says.</param>
public sealed record ConversationUpdate(
    string ConversationId, IReadOnlyDictionary<string, JsonElement> Context, TimeSpan TimeToLive, string? TurnId = null, bool? Sliding = null)
{
    internal TimeSpan? SlidingTime(ShortTermOptions options) => Sliding ?? options.Sliding ? TimeToLive : null;
}
