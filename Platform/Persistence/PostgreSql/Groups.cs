using System.Threading.Channels;

namespace MarketingBus.Platform.Persistence.PostgreSql;

internal static class Groups
{
    /// <summary>What waits, taken together, as often as the caller comes back; ends with the channel, which has no other reader.</summary>
    public static async IAsyncEnumerable<List<T>> ReadGroupsAsync<T>(this ChannelReader<T> reader, int limit)
    {
        while (await reader.WaitToReadAsync())
        {
            // Behind whatever is ready to run, and so may be about to join: nothing on an idle machine, a larger group on a busy one.
            await Task.Yield();
            var group = new List<T>();
            while (group.Count < limit && reader.TryRead(out var item))
                group.Add(item);

            yield return group;
        }
    }
}
