using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Queries;

/// <summary>Which journeys to list; null means all.</summary>
public sealed record JourneyFilter
{
    /// <summary>The journey's state, such as Faulted.</summary>
    public string? State { get; init; }

    public LeadStatus? Status { get; init; }

    public TriageCategory? Category { get; init; }

    public string? SourceSystem { get; init; }

    /// <summary>0 to 100; journeys without a score are left out then.</summary>
    public double? LeastScore { get; init; }

    public DateTimeOffset? StartedSince { get; init; }

    public required int Limit { get; init; }

    public Cursor? After { get; init; }
}

/// <summary>Lists journeys, newest first. The sort key never changes, so that paging neither skips nor repeats a row.</summary>
public sealed class JourneyPages(MarketingDbContext database)
{
    /// <summary>The rows of one page, and where the next one begins; null on the last.</summary>
    public async Task<(IReadOnlyList<LeadJourneyState> Rows, Cursor? Next)> ListAsync(JourneyFilter filter, CancellationToken cancellationToken)
    {
        var rows = await Matching(filter).OrderByDescending(x => x.StartedAt).ThenByDescending(x => x.CorrelationId)
            .Take(filter.Limit + 1).ToListAsync(cancellationToken);
        return rows.Count > filter.Limit
            ? (rows[..filter.Limit], new Cursor(rows[filter.Limit - 1].StartedAt, rows[filter.Limit - 1].CorrelationId))
            : (rows, null);
    }

    IQueryable<LeadJourneyState> Matching(JourneyFilter filter)
    {
        var journeys = database.Set<LeadJourneyState>().AsNoTracking();
        if (filter.State is { } state)
            journeys = journeys.Where(x => x.CurrentState == state);

        if (filter.Status is { } status)
            journeys = journeys.Where(x => x.LeadStatus == status);

        if (filter.Category is { } category)
            journeys = journeys.Where(x => x.Category == category);

        if (filter.SourceSystem is { } sourceSystem)
            journeys = journeys.Where(x => x.SourceSystem == sourceSystem);

        if (filter.LeastScore is { } leastScore)
            journeys = journeys.Where(x => x.Score >= leastScore);

        if (filter.StartedSince is { } since)
            journeys = journeys.Where(x => x.StartedAt >= since);

        if (filter.After is { } after)
            journeys = journeys.Where(x => x.StartedAt < after.At || (x.StartedAt == after.At && x.CorrelationId.CompareTo(after.Id) < 0));

        return journeys;
    }
}
