using System.Text.Json;
using MarketingBus.Memory.ShortTerm;
using StackExchange.Redis;

namespace MarketingBus.Memory.Redis;

/// <summary>One conversation as Redis keeps it: its values by name, the order in which they were last changed, and the turns that are already in it.</summary>
internal static class RedisConversation
{
    // Every conversation by the time at which it ends, Unix milliseconds; it serves to count them.
    const string Endings = "marketingbus:conversations";

    // Turns that are recognised when they come again; a redelivery comes within a handful of turns.
    const int TurnLimit = 256;
    const string Stored = "stored", Expires = "expires", Sliding = "sliding", ValuePrefix = "=";

    /// <summary>
    /// One script is one step for everybody who writes: no turn of another instance comes between. A turn that is there already changes nothing, so that a message may come again.
    /// </summary>
    const string Merge =
        """
        local now, turn = tonumber(ARGV[1]), ARGV[4]
        if tonumber(redis.call('HGET', KEYS[1], 'expires') or 0) <= now then redis.call('DEL', KEYS[1], KEYS[2], KEYS[3]) end
        if turn ~= '' and redis.call('ZSCORE', KEYS[3], turn) then return 0 end

        local order = redis.call('HINCRBY', KEYS[1], 'turns', 1)
        if turn ~= '' then
            redis.call('ZADD', KEYS[3], order, turn)
            redis.call('ZREMRANGEBYRANK', KEYS[3], 0, -tonumber(ARGV[6]) - 1)
        end
        for i = 9, #ARGV, 2 do
            redis.call('HSET', KEYS[1], '=' .. ARGV[i], ARGV[i + 1])
            redis.call('ZADD', KEYS[2], order, ARGV[i])
        end
        local surplus = redis.call('ZCARD', KEYS[2]) - tonumber(ARGV[5])
        if surplus > 0 then
            local oldest = redis.call('ZPOPMIN', KEYS[2], surplus)
            for i = 1, #oldest, 2 do redis.call('HDEL', KEYS[1], '=' .. oldest[i]) end
        end

        local bytes, fields = 0, redis.call('HGETALL', KEYS[1])
        for i = 1, #fields, 2 do
            if string.sub(fields[i], 1, 1) == '=' then bytes = bytes + #fields[i] - 1 + #fields[i + 1] end
        end
        while bytes > tonumber(ARGV[7]) do
            local oldest = redis.call('ZPOPMIN', KEYS[2])[1]
            bytes = bytes - #oldest - redis.call('HSTRLEN', KEYS[1], '=' .. oldest)
            redis.call('HDEL', KEYS[1], '=' .. oldest)
        end

        redis.call('HSET', KEYS[1], 'stored', ARGV[1], 'expires', ARGV[2])
        if ARGV[8] == '' then redis.call('HDEL', KEYS[1], 'sliding') else redis.call('HSET', KEYS[1], 'sliding', ARGV[8]) end
        for i = 1, 3 do redis.call('PEXPIRE', KEYS[i], ARGV[3]) end
        return 1
        """;

    /// <summary>Moves the end on, never back, unless it has come already.</summary>
    const string Prolong =
        """
        local expires = tonumber(redis.call('HGET', KEYS[1], 'expires') or 0)
        if expires <= tonumber(ARGV[1]) or expires >= tonumber(ARGV[2]) then return 0 end
        redis.call('HSET', KEYS[1], 'expires', ARGV[2])
        for i = 1, 3 do redis.call('PEXPIRE', KEYS[i], ARGV[3]) end
        return 1
        """;

    public static Task MergeAsync(this IDatabase redis, ConversationUpdate update, ShortTermOptions options, DateTimeOffset now)
    {
        var lifetime = (long)Math.Ceiling(update.TimeToLive.TotalMilliseconds);
        var expires = now.ToUnixTimeMilliseconds() + lifetime;
        RedisValue[] values =
        [
            now.ToUnixTimeMilliseconds(), expires, lifetime, update.TurnId ?? "", options.NameLimit, TurnLimit, options.SizeLimit,
            update.SlidingTime(options) is null ? "" : lifetime,
            .. update.Context.SelectMany(x => new RedisValue[] { x.Key, x.Value.GetRawText() }),
        ];
        return Task.WhenAll(
            redis.ScriptEvaluateAsync(Merge, KeysOf(update.ConversationId), values),
            redis.SortedSetAddAsync(Endings, update.ConversationId, expires));
    }

    /// <summary>Null when nothing is kept, or what is has ended.</summary>
    public static async Task<ConversationContext?> FindAsync(this IDatabase redis, string conversationId, DateTimeOffset now)
    {
        var fields = (await redis.HashGetAllAsync(KeyOf(conversationId))).ToDictionary(x => x.Name.ToString(), x => x.Value);
        if (!fields.TryGetValue(Expires, out var expires) || (long)expires <= now.ToUnixTimeMilliseconds())
            return null;

        if (fields.TryGetValue(Sliding, out var sliding) && now.ToUnixTimeMilliseconds() + (long)sliding is var until && until > (long)expires)
        {
            expires = until;
            await Task.WhenAll(
                redis.ScriptEvaluateAsync(Prolong, KeysOf(conversationId), [now.ToUnixTimeMilliseconds(), until, sliding]),
                redis.SortedSetAddAsync(Endings, conversationId, until, SortedSetWhen.GreaterThan));
        }

        return new ConversationContext(
            conversationId,
            fields.Where(x => x.Key.StartsWith(ValuePrefix, StringComparison.Ordinal))
                .ToDictionary(x => x.Key[ValuePrefix.Length..], x => JsonSerializer.Deserialize<JsonElement>((string)x.Value!)),
            DateTimeOffset.FromUnixTimeMilliseconds((long)fields[Stored]),
            DateTimeOffset.FromUnixTimeMilliseconds((long)expires));
    }

    public static Task<long> CountAsync(this IDatabase redis, DateTimeOffset now) =>
        redis.SortedSetLengthAsync(Endings, now.ToUnixTimeMilliseconds(), double.PositiveInfinity, Exclude.Start);

    public static Task<long> ForgetEndedAsync(this IDatabase redis, DateTimeOffset now) =>
        redis.SortedSetRemoveRangeByScoreAsync(Endings, double.NegativeInfinity, now.ToUnixTimeMilliseconds());

    public static async Task<IReadOnlyCollection<string>> KeptAsync(this IDatabase redis, IReadOnlyCollection<string> conversationIds)
    {
        // Sent one behind the other, without waiting for each answer.
        var keys = await Task.WhenAll(conversationIds.Select(async x => (Id: x, Kept: await redis.KeyExistsAsync(KeysOf(x)))));
        return [.. keys.Where(x => x.Kept > 0).Select(x => x.Id)];
    }

    public static async Task<long> ForgetAsync(this IDatabase redis, IReadOnlyCollection<string> conversationIds)
    {
        var removals = conversationIds.Select(x => redis.KeyDeleteAsync(KeysOf(x))).ToList();
        await redis.SortedSetRemoveAsync(Endings, [.. conversationIds.Select(x => (RedisValue)x)]);
        return (await Task.WhenAll(removals)).Count(x => x > 0);
    }

    static RedisKey[] KeysOf(string conversationId)
    {
        var key = KeyOf(conversationId);
        return [key, $"{key}:names", $"{key}:turns"];
    }

    // The braces keep the three keys of one conversation on one node of a cluster.
    static string KeyOf(string conversationId) => $"marketingbus:conversation:{{{conversationId}}}";
}
