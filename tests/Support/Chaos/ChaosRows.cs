using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using MarketingBus.Memory.Semantic;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support.Neo4j;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>What the database holds that a verdict asks for.</summary>
internal sealed record ChaosRows
{
    public required IReadOnlyDictionary<Guid, SubjectRow> Subjects { get; init; }

    public required IReadOnlySet<Guid> AcceptedEvents { get; init; }

    public required IReadOnlySet<Guid> Engagements { get; init; }

    /// <summary>Engagements that were held for a machine's, which memory is not to count.</summary>
    public IReadOnlySet<Guid> Automated { get; init; } = new HashSet<Guid>();

    /// <summary>Engagements that memory has counted, by journey.</summary>
    public required IReadOnlyDictionary<Guid, int> Counted { get; init; }

    public required IReadOnlyList<HandoffRow> Handoffs { get; init; }

    public required IReadOnlyList<(Guid SubjectId, ActionType Type)> Actions { get; init; }

    public required IReadOnlyList<(Guid SubjectId, string Status)> Outreach { get; init; }

    public required IReadOnlyList<string> Outbox { get; init; }

    public required IReadOnlyList<string> FaultedMessages { get; init; }

    public required DateTimeOffset? OldestInboxRow { get; init; }

    /// <summary>Names in each journey's conversation.</summary>
    public required IReadOnlyDictionary<Guid, IReadOnlySet<string>> Conversations { get; init; }

    /// <summary>Writes that wait for a memory's store, or that it would not take.</summary>
    public IReadOnlyList<string> KeptWrites { get; init; } = [];

    public IReadOnlyDictionary<TripleKey, FactRow> Facts { get; init; } = new Dictionary<TripleKey, FactRow>();

    /// <summary>Pieces of evidence for facts that are counted, as counted in the database.</summary>
    public IReadOnlyDictionary<TripleKey, int> CountedFacts { get; init; } = new Dictionary<TripleKey, int>();

    public static async Task<ChaosRows> ReadAsync(MarketingDbContext database, int cachePort, Neo4jStub? graph, CancellationToken cancellationToken)
    {
        var journeys = await database.Set<LeadJourneyState>().Select(x => new SubjectRow(x.CorrelationId, x.CurrentState, x.Run, x.FaultReason, x.StartedAt, x.CompletedAt)).ToListAsync(cancellationToken);
        var reviews = await database.Set<CampaignReviewState>().Select(x => new SubjectRow(x.CorrelationId, x.CurrentState, x.Run, x.FaultReason, x.StartedAt, x.CompletedAt)).ToListAsync(cancellationToken);
        var actions = await database.Set<AgentActionRecord>().Select(x => new { x.SubjectId, x.ActionType }).ToListAsync(cancellationToken);
        var outreach = await database.Set<Outreach>().Select(x => new { x.JourneyId, x.Status }).ToListAsync(cancellationToken);
        return new ChaosRows
        {
            Subjects = journeys.Concat(reviews).ToDictionary(x => x.Id),
            AcceptedEvents = (await database.Set<AcceptedEvent>().Select(x => x.EventId).ToListAsync(cancellationToken)).ToHashSet(),
            Engagements = (await database.Set<EngagementEvent>().Select(x => x.EventId).ToListAsync(cancellationToken)).ToHashSet(),
            Automated = (await database.Set<EngagementEvent>().Where(x => x.AutomatedReason != null).Select(x => x.EventId).ToListAsync(cancellationToken)).ToHashSet(),
            Counted = await database.Set<RememberedLead>().Where(x => x.Engagements > 0).ToDictionaryAsync(x => x.JourneyId, x => x.Engagements, cancellationToken),
            Handoffs = await database.Set<HandoffRecord>().Select(x => new HandoffRow(x.SubjectId, x.To, x.Outcome, x.StartedAt, x.EndedAt)).ToListAsync(cancellationToken),
            Actions = [.. actions.Select(x => (x.SubjectId, x.ActionType))],
            Outreach = [.. outreach.Select(x => (x.JourneyId, x.Status))],
            Outbox = [.. (await database.Set<OutboxMessage>().Select(x => new { x.MessageType, x.Destination }).ToListAsync(cancellationToken)).Select(x => $"{x.MessageType} waits for {x.Destination}")],
            FaultedMessages = [.. (await database.Set<FaultedMessage>().ToListAsync(cancellationToken)).Select(x => $"message to {x.Endpoint}: {x.ExceptionType} {x.Reason}")],
            Conversations = await Chaos.Conversations.ReadAsync(database, cachePort, cancellationToken),
            Facts = await FactRow.ReadAsync(database, graph, cancellationToken),
            CountedFacts = await database.Set<CountedFact>().ToDictionaryAsync(x => new TripleKey(x.SubjectKey, x.PredicateKey, x.ObjectKey), x => x.Count, cancellationToken),
            KeptWrites = [.. (await database.Set<KeptMemoryWrite>().Select(x => new { x.Memory, x.Reason, x.Failures }).ToListAsync(cancellationToken))
                .Select(x => $"a write is kept for the {x.Memory} memory after {x.Failures} failures {x.Reason}")],
            OldestInboxRow = await database.Set<InboxState>().MinAsync(x => (DateTimeOffset?)x.Consumed, cancellationToken),
        };
    }
}

/// <summary>A journey or a review.</summary>
internal sealed record SubjectRow(Guid Id, string State, int Run, string? FaultReason, DateTimeOffset StartedAt, DateTimeOffset? CompletedAt);

internal sealed record HandoffRow(Guid SubjectId, AgentType To, string Outcome, DateTimeOffset StartedAt = default, DateTimeOffset? EndedAt = null);
