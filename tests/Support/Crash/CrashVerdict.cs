using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Orchestration;
using MarketingBus.Host.Embedded.Replay;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support.Crash;

/// <summary>Compares what was promised with what the database holds.</summary>
internal sealed class CrashVerdict(string folder, IReadOnlyDictionary<Guid, PromisedEvent> promised)
{
    public static readonly string[] FinalStates = Settling.AtRest;

    public async Task<CrashReport> ReadAsync(CancellationToken cancellationToken)
    {
        await using var database = Database.At(folder);
        var journeys = await database.Set<LeadJourneyState>().AsNoTracking().Select(x => new { x.CorrelationId, x.LeadId, x.CurrentState, x.Run }).ToListAsync(cancellationToken);
        var reviews = await database.Set<CampaignReviewState>().AsNoTracking().Select(x => new { x.CorrelationId, x.CampaignId, x.CurrentState, x.Run }).ToListAsync(cancellationToken);
        var outreach = await database.Set<Outreach>().AsNoTracking().Select(x => new { x.JourneyId, x.EngagementId, x.Status }).ToListAsync(cancellationToken);
        var actions = await database.Set<AgentActionRecord>().AsNoTracking().Select(x => new { x.SubjectId, x.ActionType }).ToListAsync(cancellationToken);
        var journeyIds = journeys.Select(x => x.CorrelationId).ToHashSet();
        var reviewIds = reviews.Select(x => x.CorrelationId).ToHashSet();
        var runs = journeys.Select(x => (x.CorrelationId, x.Run)).Concat(reviews.Select(x => (x.CorrelationId, x.Run))).ToDictionary(x => x.CorrelationId, x => Math.Max(1, x.Run));

        return new CrashReport
        {
            Kills = 0,
            KillsUnderWay = 0,
            MostUnderWay = 0,
            SentAgain = 0,
            Accepted = promised.Count,
            Journeys = journeys.CountBy(x => x.CurrentState).ToDictionary(),
            Reviews = reviews.CountBy(x => x.CurrentState).ToDictionary(),
            Outreach = outreach.CountBy(x => x.Status).ToDictionary(),
            Lost =
            [
                .. promised.Where(x => x.Value.JourneyId is { } id && !journeyIds.Contains(id)).Select(x => $"event {x.Key}: no journey {x.Value.JourneyId}"),
                .. promised.Where(x => x.Value.ReviewId is { } id && !reviewIds.Contains(id)).Select(x => $"event {x.Key}: no review {x.Value.ReviewId}"),
            ],
            Stuck =
            [
                .. journeys.Where(x => !FinalStates.Contains(x.CurrentState)).Select(x => $"journey of {x.LeadId} is {x.CurrentState}"),
                .. reviews.Where(x => !FinalStates.Contains(x.CurrentState)).Select(x => $"review of {x.CampaignId} is {x.CurrentState}"),
                .. outreach.Where(x => x.Status is OutreachStatus.Intended or OutreachStatus.Sending).Select(x => $"outreach {x.EngagementId} is only {x.Status}"),
                .. (await database.Set<OutboxMessage>().AsNoTracking().Take(10).ToListAsync(cancellationToken)).Select(x => $"{x.MessageType} waits for {x.Destination}"),
            ],
            DoneTwice =
            [
                .. outreach.CountBy(x => x.JourneyId).Where(x => x.Value > runs.GetValueOrDefault(x.Key)).Select(x => $"journey {x.Key}: {x.Value} outreach rows"),
                .. actions.Where(x => x.ActionType is ActionType.Triage or ActionType.Outreach or ActionType.Optimize)
                    .CountBy(x => x).Where(x => x.Value > runs.GetValueOrDefault(x.Key.SubjectId)).Select(x => $"{x.Key.SubjectId}: {x.Value} {x.Key.ActionType} actions"),
            ],
            Faulted = await FaultsAsync(database, cancellationToken),
        };
    }

    static async Task<IReadOnlyList<string>> FaultsAsync(MarketingDbContext database, CancellationToken cancellationToken) =>
    [
        .. await database.Set<LeadJourneyState>().Where(x => x.CurrentState == "Faulted").Select(x => $"journey of {x.LeadId}: {x.FaultReason}").ToListAsync(cancellationToken),
        .. await database.Set<CampaignReviewState>().Where(x => x.CurrentState == "Faulted").Select(x => $"review of {x.CampaignId}: {x.FaultReason}").ToListAsync(cancellationToken),
        .. (await database.Set<FaultedMessage>().AsNoTracking().ToListAsync(cancellationToken)).Select(x => $"message to {x.Endpoint}: {x.ExceptionType} {x.Reason}"),
    ];
}
