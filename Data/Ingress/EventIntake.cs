using MarketingBus.Data.Consents;
using MarketingBus.Data.Identity;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence;
using MassTransit;

namespace MarketingBus.Data.Ingress;

/// <summary>
/// Accepts each event id once: what is new is remembered and published in one commit, with its order number and what it says about consent; what is known is only answered.
/// </summary>
public sealed class EventIntake(
    MarketingDbContext database, IPublishEndpoint publish, IErasedPeople erased, IOrderNumbers numbers, InstallationSecret secret, TimeProvider time)
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
                return await TryAcceptAsync(await database.RenewAsync(submissions, known, cancellationToken), known, ask, cancellationToken);
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
        var (outcomes, accepted) = (new List<Acceptance>(submissions.Count), new List<Submission>(submissions.Count));
        foreach (var submission in submissions)
        {
            var look = await erased.LookAsync(submission.Message, cancellationToken);
            outcomes.Add(look == ErasedLook.Theirs ? Acceptance.Erased : OutcomeOf(submission, known));
            if (outcomes[^1] == Acceptance.Accepted)
                accepted.Add(look == ErasedLook.Mentioned ? submission with { Message = await erased.WithoutAsync(submission.Message, cancellationToken) } : submission);
        }

        if (accepted.Count == 0)
            return outcomes;

        var hash = await secret.GetAsync(cancellationToken);
        foreach (var (submission, sequence) in accepted.Zip(await numbers.TakeAsync(accepted.Count, cancellationToken)))
        {
            Remember(submission, sequence, hash);
            await PublishAsync(Numbered.Of(submission.Message, sequence), ask, cancellationToken);
        }

        await database.SaveChangesAsync(cancellationToken);
        return outcomes;
    }

    static Acceptance OutcomeOf(Submission submission, Dictionary<Guid, string> known)
    {
        if (known.TryGetValue(submission.EventId, out var hash))
            return hash == submission.ContentHash ? Acceptance.Duplicate : Acceptance.Conflict;

        known[submission.EventId] = submission.ContentHash;
        return Acceptance.Accepted;
    }

    async Task<Dictionary<Guid, string>> KnownAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken)
    {
        var accepted = await database.ReadAllAsync(submissions.Select(x => x.EventId), (AcceptedEvent x) => x.EventId, cancellationToken);
        return accepted.ToDictionary(x => x.Key, x => x.Value.ContentHash);
    }

    void Remember(Submission submission, long sequence, PersonHash hash)
    {
        var said = SaidAboutPerson.In(submission.Message);
        database.AddRow(new AcceptedEvent
        {
            EventId = submission.EventId,
            Kind = submission.Kind,
            SubjectId = submission.SubjectId,
            ContentHash = submission.ContentHash,
            Sequence = sequence,
            AddressHash = said?.Addresses is [var address, ..] ? hash.OfAddress(address) : null,
            ReceivedAt = time.GetUtcNow(),
        });
        if (said is { State: { } state })
            Keep(said, state, submission.EventId, sequence, hash);
    }

    /// <summary>One entry for each address, or one without.</summary>
    void Keep(SaidAboutPerson said, ConsentState state, Guid eventId, long sequence, PersonHash hash)
    {
        var now = time.GetUtcNow();
        foreach (var address in said.Addresses.Select(hash.OfAddress).DefaultIfEmpty<string?>(null))
        {
            database.AddRow(new ConsentEntry
            {
                EntryId = Guid.CreateVersion7(now),
                Sequence = sequence,
                JourneyId = said.JourneyId,
                AddressHash = address,
                State = state,
                Source = said.Source,
                SourceSystem = said.SourceSystem,
                EventId = eventId,
                OccurredAt = said.OccurredAt ?? now,
                RecordedAt = now,
            });
        }
    }

    Task PublishAsync(object message, Action<SendContext>? ask, CancellationToken cancellationToken) => ask is null
        ? publish.Publish(message, message.GetType(), cancellationToken)
        : publish.Publish(message, message.GetType(), Pipe.Execute<PublishContext>(ask), cancellationToken);
}
