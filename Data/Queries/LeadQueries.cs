using MarketingBus.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Queries;

/// <summary>Reads leads with what happened to them, as they are committed.</summary>
/// <param name="rows">Asks the database.</param>
/// <param name="contexts">Know the columns.</param>
public sealed class LeadQueries(IRowQueries rows, IDbContextFactory<MarketingDbContext> contexts)
{
    readonly LeadSelect select = new(contexts);

    /// <summary>The lead by upstream's id, in the source system given or, without one, where it was last seen; with the newest entries of its timeline, or with none.</summary>
    public Task<LeadView?> FindAsync(string leadId, string? sourceSystem, bool withTimeline, CancellationToken cancellationToken) =>
        FindAsync(leadId, sourceSystem, withTimeline ? TimelinePage.Newest : null, cancellationToken);

    /// <summary>The same with any page of its timeline; null for none.</summary>
    public Task<LeadView?> FindAsync(string leadId, string? sourceSystem, TimelinePage? page, CancellationToken cancellationToken) => sourceSystem is null
        ? AskAsync(select.ByLead(page), page, [StorableText.Of(leadId)], cancellationToken)
        : AskAsync(select.ByLeadInSource(page), page, [StorableText.Of(leadId), StorableText.Of(sourceSystem)], cancellationToken);

    public Task<LeadView?> FindAsync(Guid journeyId, bool withTimeline, CancellationToken cancellationToken)
    {
        var page = withTimeline ? TimelinePage.Newest : null;
        return AskAsync(select.ByJourney(page), page, [journeyId], cancellationToken);
    }

    async Task<LeadView?> AskAsync(string sql, TimelinePage? page, IReadOnlyList<object> values, CancellationToken cancellationToken) =>
        await rows.FirstAsync(sql, [.. values, .. LeadSelect.ValuesOf(page)], cancellationToken) is { } columns ? ViewOf(select.Read(columns, page)) : null;

    static LeadView ViewOf(LeadRows rows)
    {
        var (journey, lead, timeline, next, total) = rows;
        return new LeadView
        {
            JourneyId = journey.CorrelationId,
            SourceSystem = journey.SourceSystem,
            LeadId = journey.LeadId,
            Status = journey.LeadStatus,
            JourneyState = journey.CurrentState,
            Outcome = journey.Outcome,
            FaultReason = journey.FaultReason,
            Profile = journey.Lead,
            Category = lead?.Category,
            Score = lead?.Score,
            Fit = lead?.Fit,
            Engagement = lead?.Engagement,
            Grade = lead?.Grade,
            Routing = lead?.Routing,
            Reasons = lead?.Reasons ?? [],
            ModelVersion = lead?.ModelVersion,
            StartedAt = journey.StartedAt,
            UpdatedAt = journey.UpdatedAt,
            CompletedAt = journey.CompletedAt,
            Timeline = timeline,
            NextCursor = next?.ToString(),
            TimelineTotal = total,
        };
    }
}
