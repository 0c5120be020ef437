using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using Microsoft.EntityFrameworkCore;
using StackExchange.Redis;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>What Redis remembers of each journey's conversation.</summary>
internal static class Conversations
{
    /// <summary>The names in it, by journey; none for one that is not there.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlySet<string>>> ReadAsync(MarketingDbContext database, int cachePort, CancellationToken cancellationToken)
    {
        var journeys = await database.Set<LeadJourneyState>().Where(x => x.ConversationId != null)
            .Select(x => new { x.CorrelationId, x.ConversationId }).ToListAsync(cancellationToken);
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{cachePort}");
        var redis = connection.GetDatabase();
        var reading = journeys.Select(async x => (x.CorrelationId, Names: await redis.HashKeysAsync($"marketingbus:conversation:{{{x.ConversationId}}}")));
        return (await Task.WhenAll(reading)).ToDictionary(
            x => x.CorrelationId, IReadOnlySet<string> (x) => x.Names.Select(name => name.ToString()).Where(name => name[0] == '=').Select(name => name[1..]).ToHashSet());
    }
}
