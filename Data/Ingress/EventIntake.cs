using MarketingBus.Data.Identity;
using MarketingBus.Platform.Messaging;
using MassTransit;

namespace MarketingBus.Data.Ingress;

/// <summary>Accepts each event id once: what is new is remembered and published in one commit, what is known is only answered.</summary>
public sealed class EventIntake(MarketingDbContext database, IPublishEndpoint publish, IErasedPeople erased, TimeProvider time)
{
    const int Tries = 5;

    /// <summary>What became of each submission, in order. When this returns, what was accepted is durable.</summary>
    /// <exception cref="OutcomeUnknownException">A server went away, perhaps after it had taken them.</exception>
    public async Task<IReadOnlyList<Acceptance>> AcceptAsync(
        IReadOnlyList<Submission> submissions, CancellationToken cancellationToken, Action<SendContext>? ask = null)
    {
        try
        {
            return await database.RepeatOnConflictAsync(async attempt =>
            {
                // The commit itself refuses an id that is known, and then nothing of ours was written. For one event, which is seldom a duplicate, that spares the look.
                var known = submissions.Count == 1 && attempt == 1 ? [] : await KnownAsync(submissions, cancellationToken);
                return await TryAcceptAsync(submissions, known, ask, cancellationToken);
            }, Tries);
        }
        catch (Exception exception) when (ServerAway.Is(exception))
        {
            throw new OutcomeUnknownException([.. submissions.Select(x => (Guid?)x.EventId)], exception);
        }
    }

    async Task<IReadOnlyList<Acceptance>> TryAcceptAsync(
        IReadOnlyList<Submission> submissions, Dictionary<Guid, string> known, Action<SendContext>? ask, CancellationToken cancellationToken)
    {
        var outcomes = new List<Acceptance>(submissions.Count);
        foreach (var submission in submissions)
        {
            if (await erased.AreNamedInAsync(submission.Message, cancellationToken))
            {
                outcomes.Add(Acceptance.Erased);
                continue;
            }

            if (known.TryGetValue(submission.EventId, out var hash))
            {
                outcomes.Add(hash == submission.ContentHash ? Acceptance.Duplicate : Acceptance.Conflict);
                continue;
            }

            known[submission.EventId] = submission.ContentHash;
            outcomes.Add(Acceptance.Accepted);
            Remember(submission);
            await PublishAsync(submission.Message, ask, cancellationToken);
        }

        if (outcomes.Contains(Acceptance.Accepted))
            await database.SaveChangesAsync(cancellationToken);

        return outcomes;
    }

    async Task<Dictionary<Guid, string>> KnownAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken)
    {
        var accepted = await database.ReadAllAsync(submissions.Select(x => x.EventId), (AcceptedEvent x) => x.EventId, cancellationToken);
        return accepted.ToDictionary(x => x.Key, x => x.Value.ContentHash);
    }

    void Remember(Submission submission) => database.AddRow(new AcceptedEvent
    {
        EventId = submission.EventId,
        Kind = submission.Kind,
        SubjectId = submission.SubjectId,
        ContentHash = submission.ContentHash,
        ReceivedAt = time.GetUtcNow(),
    });

    Task PublishAsync(object message, Action<SendContext>? ask, CancellationToken cancellationToken) => ask is null
        ? publish.Publish(message, message.GetType(), cancellationToken)
        : publish.Publish(message, message.GetType(), Pipe.Execute<PublishContext>(ask), cancellationToken);
}
