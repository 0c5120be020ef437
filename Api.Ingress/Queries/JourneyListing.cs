using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Queries;

/// <summary>Which journeys to list; null means all.</summary>
/// <param name="State">The journey's state, such as Faulted.</param>
internal sealed record JourneyFilter(string? State, LeadStatus? Status, TriageCategory? Category, int Limit, Cursor? After);

/// <summary>Lists journeys, newest first. The sort key never changes, so that paging neither skips nor repeats a row.</summary>
internal sealed class JourneyListing(MarketingDbContext database)
{
    public async Task<Page<JourneyAnswer>> ListAsync(JourneyFilter filter, CancellationToken cancellationToken)
    {
        var journeys = database.Set<LeadJourneyState>().AsNoTracking();
        if (filter.State is { } state)
            journeys = journeys.Where(x => x.CurrentState == state);

        if (filter.Status is { } status)
            journeys = journeys.Where(x => x.LeadStatus == status);

        if (filter.Category is { } category)
            journeys = journeys.Where(x => x.Category == category);

        if (filter.After is { } after)
            journeys = journeys.Where(x => x.StartedAt < after.At || (x.StartedAt == after.At && x.CorrelationId.CompareTo(after.Id) < 0));

        var rows = await journeys.OrderByDescending(x => x.StartedAt).ThenByDescending(x => x.CorrelationId)
            .Take(filter.Limit + 1).ToListAsync(cancellationToken);
        var last = rows.Count > filter.Limit ? rows[filter.Limit - 1] : null;
        return new Page<JourneyAnswer>
        {
            Items = [.. rows.Take(filter.Limit).Select(x => JourneyQueries.Answer(x, receiver: null))],
            NextCursor = last is null ? null : new Cursor(last.StartedAt, last.CorrelationId).ToString(),
        };
    }
}
