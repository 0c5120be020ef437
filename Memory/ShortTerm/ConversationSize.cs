using System.Text;
using System.Text.Json;

namespace MarketingBus.Memory.ShortTerm;

/// <summary>How large a conversation may be, in bytes of its names and of its values as JSON, UTF-8.</summary>
internal static class ConversationSize
{
    /// <exception cref="ConversationTooLargeException">The turn alone is larger than a conversation may be.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Its time to live is none.</exception>
    public static void Check(ConversationUpdate update, ShortTermOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(update.TimeToLive, TimeSpan.Zero);
        if (update.Context.Sum(Bytes) is var bytes && bytes > options.SizeLimit)
            throw new ConversationTooLargeException(bytes, options.SizeLimit);
    }

    /// <summary>The last of them that fit.</summary>
    public static Dictionary<string, JsonElement> Newest(IEnumerable<KeyValuePair<string, JsonElement>> inOrder, int limit)
    {
        var all = inOrder.ToList();
        var bytes = all.Sum(Bytes);
        var forgotten = 0;
        while (bytes > limit)
            bytes -= Bytes(all[forgotten++]);
        return all.Skip(forgotten).ToDictionary();
    }

    static long Bytes(KeyValuePair<string, JsonElement> value) => Encoding.UTF8.GetByteCount(value.Key) + Encoding.UTF8.GetByteCount(value.Value.GetRawText());
}
