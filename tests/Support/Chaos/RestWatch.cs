using System.Data.Common;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Messaging.Transport;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>Waits until nothing is left to do, or nothing has moved for too long.</summary>
internal sealed class RestWatch(Func<MarketingDbContext> openDatabase, BrokerQueues queues, TimeSpan patience)
{
    /// <summary>States that a journey or review of chaos may end in.</summary>
    public static readonly string[] Ends = [StateNames.Completed, StateNames.Faulted, StateNames.Abandoned];

    // Longer than the broker's figures are old.
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(6);
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>What is left when nothing moves any more, such as "outbox 3"; empty when all is done.</summary>
    public async Task<IReadOnlyList<string>> WaitAsync(CancellationToken cancellationToken)
    {
        var lastChange = TimeProvider.System.GetTimestamp();
        IReadOnlyList<string>? last = null;
        while (true)
        {
            var left = await LeftAsync(cancellationToken);
            if (last is null || !left.SequenceEqual(last))
                lastChange = TimeProvider.System.GetTimestamp();

            last = left;
            var still = TimeProvider.System.GetElapsedTime(lastChange);
            if (still >= (left.Count == 0 ? Quiet : patience))
                return left;

            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
        }
    }

    async Task<IReadOnlyList<string>> LeftAsync(CancellationToken cancellationToken)
    {
        try
        {
            var left = new List<string>();
            await using var database = openDatabase();
            Note("messages in the outbox", await database.Set<OutboxMessage>().CountAsync(cancellationToken));
            Note("journeys under way", await database.Set<LeadJourneyState>().CountAsync(x => !Ends.Contains(x.CurrentState), cancellationToken));
            Note("reviews under way", await database.Set<CampaignReviewState>().CountAsync(x => !Ends.Contains(x.CurrentState), cancellationToken));
            Note("writes kept for memories", await database.Set<KeptMemoryWrite>().CountAsync(x => x.GivenUpAt == null, cancellationToken));
            foreach (var (queue, messages) in await queues.MessagesAsync(cancellationToken))
            {
                if (!IsEnd(queue))
                    Note($"messages in {queue}", messages);
            }

            return left;

            void Note(string what, long count)
            {
                if (count > 0)
                    left.Add($"{count} {what}");
            }
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException or HttpRequestException)
        {
            return [exception.GetBaseException().Message];
        }
    }

    public static bool IsEnd(string queue) => queue.EndsWith(QueueArguments.ErrorQueueOf(""), StringComparison.Ordinal) || queue.EndsWith("_skipped", StringComparison.Ordinal);
}
